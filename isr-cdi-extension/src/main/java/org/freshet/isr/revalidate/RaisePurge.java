package org.freshet.isr.revalidate;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.freshet.isr.config.Codes;
import org.freshet.isr.store.RenewalRequest;
import org.freshet.isr.tags.Raise;
import org.jspecify.annotations.Nullable;

/**
 * What edges are told for the sake of one raise: its tags when its pages are renewed, or given up,
 * or take too long; and each page that was renewed, where they want to know. Thread-safe.
 */
final class RaisePurge {

  private static final Logger LOG = System.getLogger(RaisePurge.class.getName());

  private final Raise raise;
  private final Edges edges;
  private final Function<String, @Nullable RenewalRequest> requests;
  private final Map<String, RenewalRequest> queued = new HashMap<>();
  private final AtomicBoolean ended = new AtomicBoolean();

  RaisePurge(Raise raise, Edges edges, Function<String, @Nullable RenewalRequest> requests) {
    this.raise = raise;
    this.edges = edges;
    this.requests = requests;
  }

  /** Renewal begins; edges do not wait for its end for ever. */
  void begin(Background background) {
    if (edges.areAny()) {
      background.schedule(this::purgeMeanwhile, edges.patience());
    }
  }

  /** Until a page is renewed the application answers it as stale, which no edge keeps. */
  private void purgeMeanwhile() {
    if (!ended.get()) {
      edges.purge(raise.tags(), raise.expire(), () -> {});
    }
  }

  /** A page is queued: when it has ended it may be gone, and nobody knows its URL any more. */
  void queued(String key) {
    if (edges.wantPages()) {
      RenewalRequest request = request(key);
      if (request != null) {
        synchronized (this) {
          queued.put(key, request);
        }
      }
    }
  }

  private @Nullable RenewalRequest request(String key) {
    try {
      return requests.apply(key);
    } catch (RuntimeException e) {
      LOG.log(
          Level.WARNING,
          Codes.EDGE_LOST + ": the URL of a changed page is not known, edges are not told it",
          e);
      return null;
    }
  }

  /** A page is renewed, gone or given up. */
  void ended(String key) {
    RenewalRequest request;
    synchronized (this) {
      request = queued.remove(key);
    }
    if (request != null) {
      edges.purge(request, raise.expire());
    }
  }

  /** A page that nobody renews. */
  void untouched(String key) {
    queued(key);
    ended(key);
  }

  /** All pages have ended; tells when edges have taken it. */
  void end(Runnable purged) {
    ended.set(true);
    edges.purge(raise.tags(), raise.expire(), purged);
  }
}
