package org.freshet.partstream.run;

import java.util.ArrayDeque;
import java.util.Deque;

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
