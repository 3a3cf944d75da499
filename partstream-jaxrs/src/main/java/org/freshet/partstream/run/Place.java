package org.freshet.partstream.run;

/** The place in line for permits of an errand that no thread waits for. Thread-safe. */
final class Place {

  private final Permits permits;
  private final Runnable woken;
  private final Runnable grant = this::grant;
  private boolean stands;
  private boolean left;
  private int granted;

  /**
   * A place that nobody stands at yet.
   *
   * @param woken runs, on any thread, when a permit is there
   */
  Place(Permits permits, Runnable woken) {
    this.permits = permits;
    this.woken = woken;
  }

  /** Whether there is a permit now; else it stands in line from now on. */
  synchronized boolean isGranted() {
    if (granted > 0) {
      granted--;
      return true;
    }
    if (stands) {
      return false;
    }
    stands = !permits.take(grant);
    return !stands;
  }

  private void grant() {
    boolean kept;
    synchronized (this) {
      stands = false;
      kept = !left;
      granted += kept ? 1 : 0;
    }
    if (kept) {
      woken.run();
    } else {
      permits.release();
    }
  }

  /** Needs none any more: what comes goes to the next one. */
  void leave() {
    int back;
    synchronized (this) {
      left = true;
      back = granted;
      granted = 0;
    }
    permits.leave(grant);
    for (int i = 0; i < back; i++) {
      permits.release();
    }
  }
}
