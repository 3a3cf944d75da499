package org.freshet.isr.revalidate;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import org.freshet.isr.api.Tag;
import org.freshet.isr.revalidate.Raises.Unrecorded;
import org.freshet.isr.tags.PathTags;
import org.jspecify.annotations.Nullable;

/**
 * Raises that the graph could not take yet. Until it can, they count as raised on this node, since
 * they happened.
 *
 * <p>One of them is tried again after a while, and if the graph takes it, all: so a graph that is
 * away is asked once a second however many wait, and has them all as soon as it is back. One that
 * it does not take goes to the end, so that it keeps back no other. Thread-safe.
 */
final class WaitingRaises {

  private static final Duration FIRST_RETRY = Duration.ofMillis(200);
  private static final Duration LAST_RETRY = Duration.ofSeconds(1);

  private final Deque<Waiting> waiting = new ConcurrentLinkedDeque<>();
  private final AtomicBoolean trying = new AtomicBoolean();
  private final Background background;
  private final Predicate<Waiting> recorded;

  /** A raise that waits, and since when it counts. */
  record Waiting(Raises.Wanted wanted, Instant since) {

    private boolean concerns(Collection<Tag> others) {
      for (Tag raised : wanted.tags()) {
        for (Tag carried : others) {
          if (PathTags.covers(raised, carried)) {
            return true;
          }
        }
      }
      return false;
    }
  }

  /**
   * None so far.
   *
   * @param recorded tries to record one, and tells whether the graph took it
   */
  WaitingRaises(Background background, Predicate<Waiting> recorded) {
    this.background = background;
    this.recorded = recorded;
  }

  /** Adds one. */
  void add(Waiting raise) {
    waiting.add(raise);
    if (trying.compareAndSet(false, true)) {
      later(FIRST_RETRY);
    }
  }

  int size() {
    return waiting.size();
  }

  /** As {@link Raises#unrecorded}. */
  Unrecorded concerning(Collection<Tag> tags) {
    Unrecorded found = Unrecorded.NOTHING;
    for (Waiting raise : waiting) {
      if (found != Unrecorded.EXPIRE && raise.concerns(tags)) {
        found = raise.wanted().expire() ? Unrecorded.EXPIRE : Unrecorded.RAISE;
      }
    }
    return found;
  }

  /** As {@link Raises#unrecordedSince}. */
  @Nullable Instant since(Collection<Tag> tags) {
    Instant earliest = null;
    for (Waiting raise : waiting) {
      if ((earliest == null || raise.since().isBefore(earliest)) && raise.concerns(tags)) {
        earliest = raise.since();
      }
    }
    return earliest;
  }

  private void later(Duration delay) {
    background.schedule(() -> retry(delay), delay);
  }

  private void retry(Duration waited) {
    Waiting next = waiting.peek();
    while (next != null && recorded.test(next)) {
      waiting.remove(next);
      next = waiting.peek();
    }
    if (next != null) {
      waiting.remove(next);
      waiting.add(next);
      later(longer(waited));
      return;
    }
    trying.set(false);
    // One that was added just now has seen that somebody tries.
    if (!waiting.isEmpty() && trying.compareAndSet(false, true)) {
      later(FIRST_RETRY);
    }
  }

  private static Duration longer(Duration delay) {
    Duration doubled = delay.multipliedBy(2);
    return doubled.compareTo(LAST_RETRY) > 0 ? LAST_RETRY : doubled;
  }
}
