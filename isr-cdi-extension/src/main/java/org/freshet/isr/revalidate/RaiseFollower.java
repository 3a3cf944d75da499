package org.freshet.isr.revalidate;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import org.freshet.isr.api.Tag;
import org.freshet.isr.config.Codes;
import org.freshet.isr.tags.Raise;
import org.freshet.isr.tags.TagGraph;

/**
 * Does behind what a raise entails: second-level caches forget, then pins include the raise, then
 * the pages that carry its tags are queued. What fails is repeated until it succeeds.
 */
final class RaiseFollower {

  private static final Logger LOG = System.getLogger(RaiseFollower.class.getName());
  private static final int PAGE = 500;

  private final TagGraph graph;
  private final SharedCaches caches;
  private final RequestsUnderWay underWay;
  private final RevalidationQueue queue;
  private final Background background;

  RaiseFollower(
      TagGraph graph,
      SharedCaches caches,
      RequestsUnderWay underWay,
      RevalidationQueue queue,
      Background background) {
    this.graph = graph;
    this.caches = caches;
    this.underWay = underWay;
    this.queue = queue;
    this.background = background;
  }

  /**
   * Follows a raise.
   *
   * @param renews whether its pages are renewed for its sake
   */
  void follow(Raise raise, boolean renews) {
    Step step = new Step(raise, renews, Raises.FIRST_RETRY);
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
    background.execute(() -> queuePages(step));
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
      queuePages(step);
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
    queuePages(step);
  }

  private void repeat(Step step, RuntimeException failure) {
    LOG.log(
        Level.WARNING,
        Codes.EVICTION_FAILED
            + ": a change could not be followed in second-level caches and tag graph; its pages stay"
            + " stale until it is",
        failure);
    Step next = new Step(step.raise(), step.renews(), Raises.longer(step.retry()));
    background.schedule(() -> forget(next), step.retry());
  }

  private void queuePages(Step step) {
    if (step.renews()) {
      step.raise().tags().forEach(this::queuePages);
    }
  }

  private void queuePages(Tag tag) {
    String after = null;
    List<String> keys;
    try {
      do {
        keys = graph.keys(tag, after, PAGE);
        for (String key : keys) {
          queue.offer(key);
          after = key;
        }
      } while (keys.size() == PAGE);
    } catch (RuntimeException e) {
      LOG.log(
          Level.WARNING,
          Codes.RENEWAL_FAILED + ": pages of " + tag + " were not queued, visitors renew them",
          e);
    }
  }

  private record Step(Raise raise, boolean renews, Duration retry) {}
}
