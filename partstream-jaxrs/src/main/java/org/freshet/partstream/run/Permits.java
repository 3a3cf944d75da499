package org.freshet.partstream.run;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How many parts of an application may run at once. Whoever waits is served in the order in which
 * they came. Thread-safe.
 */
final class Permits {

  private final Deque<Runnable> waiting = new ArrayDeque<>();
  private int free;

  Permits(int number) {
    free = number;
  }

  /** Takes one if there is one. */
  synchronized boolean take() {
    if (free == 0) {
      return false;
    }
    free--;
    return true;
  }

  /**
   * Takes one, or stands in line for one.
   *
   * @param granted runs, on any thread, when one was taken for it later
   * @return whether one was taken now
   */
  synchronized boolean take(Runnable granted) {
    if (take()) {
      return true;
    }
    waiting.add(granted);
    return false;
  }

  /**
   * Leaves the line.
   *
   * @return whether it still stood there; else one was granted to it, or is about to be
   */
  synchronized boolean leave(Runnable granted) {
    return waiting.remove(granted);
  }

  /**
   * Takes one, and waits for it as long as there is time.
   *
   * @param left how many nanoseconds there are
   * @param idleNanos after how many of them somebody is told that nothing happens
   * @return whether one was taken
   * @throws IOException if that somebody's client is gone
   */
  boolean isGrantedInTime(LongSupplier left, long idleNanos, Receiver told)
      throws IOException, InterruptedException {
    Semaphore mine = new Semaphore(0);
    Runnable grant = mine::release;
    boolean granted = take(grant);
    try {
      while (!granted && left.getAsLong() > 0) {
        granted = mine.tryAcquire(Math.min(left.getAsLong(), idleNanos), TimeUnit.NANOSECONDS);
        if (!granted) {
          told.idle();
        }
      }
      return granted;
    } finally {
      if (!granted && !leave(grant)) {
        // It came just now, and nobody needs it.
        release();
      }
    }
  }

  /** Gives one back, which is the next one's in line. */
  void release() {
    Runnable next;
    synchronized (this) {
      next = waiting.poll();
      if (next == null) {
        free++;
      }
    }
    if (next != null) {
      next.run();
    }
  }
}
