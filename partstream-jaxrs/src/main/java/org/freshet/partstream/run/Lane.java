package org.freshet.partstream.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Parts that were quick so far, one after the other on one thread. It tells of them when the last
 * one has ended, so that whoever waits is woken once; and if that takes too long, those that have
 * not begun are taken back. Filled by one thread before it runs; then thread-safe.
 */
final class Lane implements Runnable {

  /** How much later than at once a part begins at most, in nanoseconds. */
  static final long PATIENCE = Duration.ofMillis(2).toNanos();

  private record Entry(PartTask task, FutureTask<?> running) {}

  private final Consumer<PartTask> told;
  private final LongSupplier nanos;
  private final Queue<Entry> waiting = new ConcurrentLinkedQueue<>();
  private final Queue<PartTask> ended = new ConcurrentLinkedQueue<>();
  private volatile boolean begun;
  private volatile long began;

  Lane(Consumer<PartTask> told, LongSupplier nanos) {
    this.told = told;
    this.nanos = nanos;
  }

  void add(PartTask task) {
    FutureTask<?> running = new FutureTask<>(task, null);
    task.isRunAs(running);
    waiting.add(new Entry(task, running));
  }

  @Override
  public void run() {
    began = nanos.getAsLong();
    begun = true;
    for (Entry one = waiting.poll(); one != null; one = waiting.poll()) {
      one.running().run();
      if (one.running().isCancelled()) {
        // The interrupt was meant for that part alone.
        Thread.interrupted();
      }
    }
  }

  /** On the thread of a part, which is done with it. */
  void ended(PartTask task) {
    ended.add(task);
    if (waiting.isEmpty()) {
      tell();
    }
  }

  private void tell() {
    for (PartTask task = ended.poll(); task != null; task = ended.poll()) {
      told.accept(task);
    }
  }

  /** Whether nobody need look after it any more: what still runs will be told of when it ends. */
  boolean isThrough() {
    return waiting.isEmpty() && ended.isEmpty();
  }

  /** In how many nanoseconds it takes too long; while its thread has no turn no other has one. */
  long due() {
    return begun ? PATIENCE - (nanos.getAsLong() - began) : PATIENCE;
  }

  /** Tells of those that have ended, and gives back those that have not begun. */
  List<PartTask> takeBack() {
    List<PartTask> back = new ArrayList<>();
    for (Entry one = waiting.poll(); one != null; one = waiting.poll()) {
      back.add(one.task());
    }
    tell();
    return back;
  }
}
