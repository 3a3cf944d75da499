package org.freshet.isr.revalidate;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import org.freshet.isr.config.Codes;
import org.freshet.isr.tags.Cause;
import org.freshet.isr.tags.Raise;
import org.freshet.isr.tags.TagGraph;
import org.jspecify.annotations.Nullable;

/**
 * Does behind what a raise entails: second-level caches forget, then pins include the raise, then
 * the pages that carry its tags are renewed and edges purged. What fails is repeated until it
 * succeeds.
 */
final class RaiseFollower {

  private static final Logger LOG = System.getLogger(RaiseFollower.class.getName());

  private final TagGraph graph;
  private final SharedCaches caches;
  private final RequestsUnderWay underWay;
  private final RaiseRenewals pages;
  private final Background background;

  RaiseFollower(
      TagGraph graph,
      SharedCaches caches,
      RequestsUnderWay underWay,
      RaiseRenewals pages,
      Background background) {
    this.graph = graph;
    this.caches = caches;
    this.underWay = underWay;
    this.pages = pages;
    this.background = background;
  }

  /**
   * Follows a raise.
   *
   * @param cause who raised it and why, null if its pages are not renewed for its sake
   */
  void follow(Raise raise, @Nullable Cause cause) {
    follow(new Step(raise, cause, true, Raises.FIRST_RETRY));
  }

  /** As far as that is every node's own: another one renews pages and tells edges. */
  void hear(Raise raise) {
    follow(new Step(raise, null, false, Raises.FIRST_RETRY));
  }

  /** Renews the pages, and tells edges, of a raise that was heard of long ago. */
  void goOn(Raise raise, @Nullable Cause cause) {
    background.execute(() -> pages.begin(raise, cause));
  }

  private void follow(Step step) {
    if (caches.areAbsent()) {
      // Nothing to wait for: whoever enters from now on knows of this raise.
      advanceAtOnce(step);
    } else {
      background.execute(() -> forget(step));
    }
  }

  private void advanceAtOnce(Step step) {
    try {
      graph.advance(step.raise());
    } catch (RuntimeException e) {
      repeat(step, e);
      return;
    }
    background.execute(() -> renew(step));
  }

  /**
   * A request under way may have read the old row before the caches forgot it, and put it there
   * after: so they forget once more when those requests have ended.
   */
  private void forget(Step step) {
    boolean mayReturn;
    try {
      mayReturn = caches.forget(step.raise());
      if (!mayReturn) {
        graph.advance(step.raise());
      }
    } catch (RuntimeException e) {
      repeat(step, e);
      return;
    }
    if (mayReturn) {
      underWay.whenEnded(() -> forgetAgain(step));
    } else {
      renew(step);
    }
  }

  private void forgetAgain(Step step) {
    try {
      caches.forget(step.raise());
      graph.advance(step.raise());
    } catch (RuntimeException e) {
      repeat(step, e);
      return;
    }
    renew(step);
  }

  private void repeat(Step step, RuntimeException failure) {
    LOG.log(
        Level.WARNING,
        Codes.EVICTION_FAILED
            + ": a change could not be followed in second-level caches and tag graph; its pages stay"
            + " stale until it is",
        failure);
    Step next = new Step(step.raise(), step.cause(), step.own(), Raises.longer(step.retry()));
    background.schedule(() -> forget(next), step.retry());
  }

  private void renew(Step step) {
    if (step.own()) {
      pages.begin(step.raise(), step.cause());
    }
  }

  private record Step(Raise raise, @Nullable Cause cause, boolean own, Duration retry) {}
}
