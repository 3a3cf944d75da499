package org.freshet.essentials.stores;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** Time of a server that has a clock of its own: nobody can let it pass but by waiting. */
public final class TrueTime {

  private TrueTime() {}

  /** Waits until so much has passed. */
  public static void pass(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(end - System.nanoTime());
    }
  }
}
