package org.freshet.isr.revalidate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.freshet.isr.FakeClock;

/** A background without threads: tasks wait until a test runs them, or moves the clock. */
public final class ManualBackground implements Background {

  private static final int MOST = 100_000;

  private final FakeClock clock;
  private final Deque<Runnable> ready = new ArrayDeque<>();
  private final List<Later> later = new ArrayList<>();
  private final List<Duration> delays = new ArrayList<>();

  private record Later(Instant due, Runnable task) {}

  /** A background that goes by a clock. */
  public ManualBackground(FakeClock clock) {
    this.clock = clock;
  }

  @Override
  public void execute(Runnable task) {
    ready.add(task);
  }

  @Override
  public void schedule(Runnable task, Duration delay) {
    delays.add(delay);
    later.add(new Later(clock.instant().plus(delay), task));
  }

  /** How many tasks could run now. */
  public int ready() {
    return ready.size();
  }

  /** How many tasks wait for their time. */
  public int later() {
    return later.size();
  }

  /** All delays that were asked for, in order. */
  public List<Duration> delays() {
    return List.copyOf(delays);
  }

  /** Runs one task that is ready. */
  public void runOne() {
    ready.remove().run();
  }

  /** Runs tasks until none is ready. */
  public void runAll() {
    for (int i = 0; !ready.isEmpty(); i++) {
      if (i == MOST) {
        throw new IllegalStateException("tasks beget tasks without end");
      }
      runOne();
    }
  }

  /** Moves the clock on, running each task at its time. */
  public void advance(Duration duration) {
    Instant end = clock.instant().plus(duration);
    runAll();
    for (Later next = next(end); next != null; next = next(end)) {
      later.remove(next);
      if (next.due().isAfter(clock.instant())) {
        clock.set(next.due());
      }
      next.task().run();
      runAll();
    }
    clock.set(end);
  }

  private Later next(Instant end) {
    return later.stream()
        .filter(task -> !task.due().isAfter(end))
        .min(Comparator.comparing(Later::due))
        .orElse(null);
  }
}
