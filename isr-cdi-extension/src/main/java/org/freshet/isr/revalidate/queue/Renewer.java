package org.freshet.isr.revalidate.queue;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.freshet.isr.config.Codes;
import org.freshet.isr.revalidate.RenewalClaims;
import org.freshet.isr.revalidate.WarmUp;
import org.freshet.isr.store.ResponseStore;
import org.freshet.isr.store.StoredResponse;
import org.freshet.isr.tags.TagGraph;
import org.jspecify.annotations.Nullable;

/** Makes one attempt to renew one stored response. Thread-safe. */
public final class Renewer {

  private static final Logger LOG = System.getLogger(Renewer.class.getName());

  private final ResponseStore store;
  private final TagGraph graph;
  private final WarmUp warmUp;
  private final RenewalClaims claims;
  private final AtomicBoolean refusalReported = new AtomicBoolean();

  /** A renewer of what is in {@code store}, of a node without others. */
  public Renewer(ResponseStore store, TagGraph graph, WarmUp warmUp) {
    this(store, graph, warmUp, RenewalClaims.ALONE);
  }

  /** A renewer of what is in {@code store}. */
  public Renewer(ResponseStore store, TagGraph graph, WarmUp warmUp, RenewalClaims claims) {
    this.claims = claims;
    this.store = store;
    this.graph = graph;
    this.warmUp = warmUp;
  }

  boolean isPossible() {
    return warmUp.isPossible();
  }

  /** Whether nothing that is renewed now could be kept. */
  boolean isAway() {
    return claims.isAway();
  }

  /** The path and query under which a key is asked for; the key itself if it is gone. */
  String target(String key) {
    StoredResponse held = store.get(key);
    return held == null ? key : held.renewal().target();
  }

  /** Whether what is stored under a key was made before one of its tags was raised. */
  boolean isRaised(String key) {
    return isDue(key, null);
  }

  /**
   * Whether what is stored under a key was raised, or is still what a visitor was served stale.
   *
   * @param shown when what the visitor was served was produced, null for no such visitor
   */
  boolean isDue(String key, @Nullable Instant shown) {
    try {
      StoredResponse held = store.get(key);
      if (held == null) {
        return shown != null;
      }
      return held.producedAt().equals(shown)
          || !graph.standing(held.pin(), held.tags()).isCurrent();
    } catch (RuntimeException e) {
      // Nobody can tell now, and once too often harms nobody.
      return true;
    }
  }

  Attempt attempt(String key) {
    StoredResponse held = store.get(key);
    if (held == null && claims.isAway()) {
      return Attempt.away();
    }
    if (held == null || held.renewal().byVisitorsOnly()) {
      return Attempt.needless();
    }
    if (!claims.claim(key)) {
      return Attempt.elsewhere();
    }
    try {
      return judged(key, warmUp.get(held));
    } catch (IOException e) {
      return Attempt.failed(e.getClass().getSimpleName());
    } finally {
      claims.release(key);
    }
  }

  private Attempt judged(String key, int status) {
    if (status >= 200 && status < 300) {
      return claims.isAway() && isRaised(key) ? Attempt.away() : Attempt.renewed();
    }
    return switch (status) {
      case 404, 410 -> {
        store.remove(key);
        if (!store.linksTags()) {
          graph.unlink(key);
        }
        yield Attempt.gone();
      }
      case 401, 403 -> {
        reportRefusal(status);
        yield Attempt.refused("status " + status);
      }
      default -> Attempt.failed("status " + status);
    };
  }

  private void reportRefusal(int status) {
    if (refusalReported.compareAndSet(false, true)) {
      LOG.log(
          Level.WARNING,
          Codes.RENEWAL_FAILED
              + ": this application answers its own renewal requests with "
              + status
              + "; such pages are renewed by their visitors (reported once)");
    }
  }

  /**
   * How an attempt ended.
   *
   * @param done whether nothing is left to do
   * @param again whether another attempt may succeed
   * @param answered whether the application answered as it should
   * @param busy whether another node is at it
   * @param problem what failed, empty if nothing did
   */
  record Attempt(boolean done, boolean again, boolean answered, boolean busy, String problem) {

    private static final String AWAY = "the memory that nodes share is away";

    static Attempt renewed() {
      return new Attempt(true, false, true, false, "");
    }

    /** What was made could not be kept, or nobody knows what was to be made. */
    static Attempt away() {
      return new Attempt(false, false, true, false, AWAY);
    }

    /** Whether it did not count. */
    boolean isAway() {
      return problem.equals(AWAY);
    }

    static Attempt gone() {
      return new Attempt(true, false, true, false, "");
    }

    /** There is nothing to renew, so nothing was asked. */
    static Attempt needless() {
      return new Attempt(true, false, false, false, "");
    }

    /** Nothing was asked, since another node is about to. */
    static Attempt elsewhere() {
      return new Attempt(true, false, false, true, "");
    }

    static Attempt refused(String problem) {
      return new Attempt(false, false, false, false, problem);
    }

    static Attempt failed(String problem) {
      return new Attempt(false, true, false, false, problem);
    }
  }
}
