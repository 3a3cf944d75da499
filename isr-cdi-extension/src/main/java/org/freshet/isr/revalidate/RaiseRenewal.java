package org.freshet.isr.revalidate;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.freshet.isr.api.RaiseProgress;
import org.freshet.isr.api.RaiseProgress.State;
import org.freshet.isr.config.Codes;
import org.freshet.isr.revalidate.RevalidationQueue.Offer;
import org.freshet.isr.tags.AnyTag;
import org.freshet.isr.tags.Cause;
import org.freshet.isr.tags.Raise;
import org.jspecify.annotations.Nullable;

/**
 * The renewal of one raise's pages: hands them to the queue batch by batch, the next when a quarter
 * of the one before is left, counts how they end, and has edges purged then.
 *
 * <p>Thread-safe: its lock is never held while the queue or the graph is asked. One task at a time
 * hands pages over.
 */
final class RaiseRenewal implements RevalidationQueue.Batch {

  private static final Logger LOG = System.getLogger(RaiseRenewal.class.getName());
  private static final Duration FULL = Duration.ofSeconds(1);
  private static final Duration SOON = Duration.ofMillis(500);
  private static final Duration LATER = Duration.ofSeconds(5);

  private final Raise raise;
  private final Cause cause;
  private final RaisedPages pages;
  private final int batch;
  private final RevalidationQueue queue;
  private final Background background;
  private final RaisePurge purge;
  private final Runnable followed;
  private final Deque<String> next = new ArrayDeque<>();
  private final Set<String> queued = new HashSet<>();
  private State state = State.RUNNING;
  private boolean begun;
  private boolean exhausted;
  private boolean feeding;
  private int known;
  private int done;
  private int failed;
  private int failures;

  RaiseRenewal(
      Raise raise,
      Cause cause,
      RaisedPages pages,
      int batch,
      RevalidationQueue queue,
      Background background,
      RaisePurge purge,
      Runnable followed) {
    this.raise = raise;
    this.cause = cause;
    this.pages = pages;
    this.batch = batch;
    this.queue = queue;
    this.background = background;
    this.purge = purge;
    this.followed = followed;
  }

  long id() {
    return raise.sequence().number();
  }

  synchronized boolean isRunning() {
    return state == State.RUNNING;
  }

  synchronized RaiseProgress progress() {
    return new RaiseProgress(
        id(),
        AnyTag.without(raise.tags()),
        raise.expire(),
        cause.who(),
        cause.why(),
        raise.at(),
        state,
        known,
        done,
        failed);
  }

  /** No page is handed over any more; false if there was none left anyway. */
  boolean cancel() {
    synchronized (this) {
      if (state != State.RUNNING) {
        return false;
      }
      state = State.CANCELLED;
      next.clear();
      queued.clear();
    }
    purge.end(followed);
    return true;
  }

  /** Hands over what there is room for. Called behind. */
  void feed() {
    synchronized (this) {
      if (feeding || state != State.RUNNING) {
        return;
      }
      feeding = true;
    }
    try {
      refill();
      handOver();
    } catch (RuntimeException e) {
      feedLater(e);
      return;
    }
    synchronized (this) {
      feeding = false;
      failures = 0;
    }
    feedOn();
  }

  /** The graph, or the queue, is away. */
  private void feedLater(RuntimeException problem) {
    int times;
    synchronized (this) {
      feeding = false;
      times = failures++;
    }
    LOG.log(
        times == 0 ? Level.WARNING : Level.DEBUG,
        Codes.RENEWAL_FAILED + ": pages of a raise are queued later, visitors renew them meanwhile",
        problem);
    background.schedule(this::feed, times < 5 ? SOON : LATER);
  }

  private void refill() {
    boolean first;
    synchronized (this) {
      if (!next.isEmpty() || exhausted) {
        return;
      }
      first = !begun;
    }
    List<String> found = first ? pages.hottest() : pages.next();
    synchronized (this) {
      begun = true;
      known = Math.max(pages.known(), done + failed + queued.size() + found.size());
      exhausted = !first && found.size() < batch || pages.known() <= batch;
      next.addAll(found);
    }
  }

  private void handOver() {
    for (String key = take(); key != null; key = take()) {
      purge.queued(key);
      Offer offer;
      try {
        offer = queue.offer(key, this);
      } catch (RuntimeException e) {
        giveBack(key);
        throw e;
      }
      if (offer == Offer.FULL) {
        giveBack(key);
        return;
      }
      if (offer == Offer.LEFT) {
        ended(key, false);
      }
    }
  }

  private synchronized @Nullable String take() {
    String key = next.poll();
    while (key != null && !queued.add(key)) {
      key = next.poll();
    }
    return key;
  }

  private synchronized void giveBack(String key) {
    if (queued.remove(key)) {
      next.addFirst(key);
    }
  }

  @Override
  public void ended(String key, boolean renewed) {
    boolean low;
    synchronized (this) {
      if (!queued.remove(key)) {
        return;
      }
      if (renewed) {
        done++;
      } else {
        failed++;
      }
      low = !feeding && queued.size() == batch / 4;
    }
    purge.ended(key);
    if (low || isAtItsEnd()) {
      background.execute(this::feed);
    }
  }

  private synchronized boolean isAtItsEnd() {
    return !feeding && queued.isEmpty();
  }

  /** What happens next: the end, another batch at once, one later, or nothing before pages end. */
  private void feedOn() {
    boolean over;
    boolean full;
    boolean more;
    synchronized (this) {
      if (state != State.RUNNING) {
        return;
      }
      over = exhausted && next.isEmpty() && queued.isEmpty();
      if (over) {
        known = done + failed;
        state = State.PURGING;
      }
      full = queued.isEmpty() && !next.isEmpty();
      more = queued.size() <= batch / 4 && next.isEmpty() && !exhausted;
    }
    if (over) {
      purge.end(this::purged);
    } else if (full) {
      background.schedule(this::feed, FULL);
    } else if (more) {
      background.execute(this::feed);
    }
  }

  private void purged() {
    synchronized (this) {
      state = State.DONE;
    }
    followed.run();
  }
}
