package org.freshet.isr.revalidate;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.freshet.isr.api.RaiseProgress;
import org.freshet.isr.store.RenewalRequest;
import org.freshet.isr.tags.Cause;
import org.freshet.isr.tags.Raise;
import org.freshet.isr.tags.TagGraph;
import org.jspecify.annotations.Nullable;

/** The raises of this node and what became of their pages: the last {@value #MOST}. Thread-safe. */
public final class RaiseRenewals {

  private static final Logger LOG = System.getLogger(RaiseRenewals.class.getName());
  private static final int MOST = 1000;

  /** When the graph, which could not tell the pages of a raise, is asked again. */
  private static final Duration LATER = Duration.ofSeconds(1);

  private final TagGraph graph;
  private final RevalidationQueue queue;
  private final Visits visits;
  private final Background background;
  private final int batch;
  private final Deque<RaiseRenewal> newestFirst = new ArrayDeque<>();
  private volatile Purging purging = new Purging(Edges.NONE, key -> null);

  private record Purging(Edges edges, Function<String, @Nullable RenewalRequest> requests) {}

  /**
   * No raises yet.
   *
   * @param batch {@code isr.warmup.batch-size}
   */
  public RaiseRenewals(
      TagGraph graph, RevalidationQueue queue, Visits visits, Background background, int batch) {
    this.graph = graph;
    this.queue = queue;
    this.visits = visits;
    this.background = background;
    this.batch = batch;
  }

  /**
   * Says which edges are purged.
   *
   * @param purged those
   * @param requests tells by which request a stored response is asked for, null if it is gone
   */
  public void thenPurge(Edges purged, Function<String, @Nullable RenewalRequest> requests) {
    purging = new Purging(purged, requests);
  }

  /**
   * Renews the pages of a raise, and has edges purged: afterwards, since until then they would only
   * get the old page again; at once if nobody may see it any more, or nobody renews it.
   *
   * @param cause who raised it and why, null if its pages are not renewed for its sake
   */
  void begin(Raise raise, @Nullable Cause cause) {
    Edges edges = purging.edges();
    RaisePurge purge = new RaisePurge(raise, edges, purging.requests());
    RaisedPages pages = new RaisedPages(graph, visits, raise.tags(), batch);
    Runnable followed = () -> followed(raise);
    if (cause == null) {
      purgeOnly(raise, pages, purge, followed);
      return;
    }
    if (raise.expire()) {
      edges.purge(raise.tags(), true, () -> {});
    }
    purge.begin(background);
    RaiseRenewal renewal =
        new RaiseRenewal(raise, cause, pages, batch, queue, background, purge, followed);
    synchronized (this) {
      newestFirst.addFirst(renewal);
      if (newestFirst.size() > MOST) {
        forgetOne();
      }
    }
    renewal.feed();
  }

  private void followed(Raise raise) {
    try {
      graph.followed(raise);
    } catch (RuntimeException e) {
      // Some node does it all once more after a lease, which harms nobody.
      LOG.log(Level.DEBUG, "that a raise was followed could not be told", e);
    }
  }

  private void purgeOnly(Raise raise, RaisedPages pages, RaisePurge purge, Runnable followed) {
    Edges edges = purging.edges();
    try {
      if (edges.wantPages()) {
        purgeAll(pages, purge);
      }
    } catch (RuntimeException e) {
      LOG.log(Level.DEBUG, "edges are told of the pages of a raise later", e);
      background.schedule(() -> purgeOnly(raise, pages, purge, followed), LATER);
      return;
    }
    edges.purge(raise.tags(), raise.expire(), followed);
  }

  private static void purgeAll(RaisedPages pages, RaisePurge purge) {
    for (List<String> keys = pages.hottest(); !keys.isEmpty(); keys = pages.next()) {
      keys.forEach(purge::untouched);
    }
  }

  /** Newest first. */
  List<RaiseProgress> progress() {
    return all().stream().map(RaiseRenewal::progress).toList();
  }

  boolean cancel(long raise) {
    for (RaiseRenewal renewal : all()) {
      if (renewal.id() == raise && renewal.cancel()) {
        queue.withdraw(renewal);
        return true;
      }
    }
    return false;
  }

  private synchronized List<RaiseRenewal> all() {
    return new ArrayList<>(newestFirst);
  }

  /** The oldest that is over; else the oldest, whose waiting pages stay queued. */
  private void forgetOne() {
    Iterator<RaiseRenewal> oldestFirst = newestFirst.descendingIterator();
    while (oldestFirst.hasNext()) {
      if (!oldestFirst.next().isRunning()) {
        oldestFirst.remove();
        return;
      }
    }
    newestFirst.removeLast().cancel();
  }
}
