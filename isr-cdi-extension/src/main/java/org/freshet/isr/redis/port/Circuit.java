package org.freshet.isr.redis.port;

import org.jspecify.annotations.Nullable;

/**
 * Whether Redis is spoken to at all. It opens with the first command that got no answer, so that
 * nobody waits for the next, and is closed by whoever finds out behind that Redis answers again.
 * Thread-safe.
 */
public final class Circuit {

  private volatile @Nullable String problem = "not connected yet";

  private volatile long times;

  Circuit() {}

  /** Whether nobody asks. */
  public boolean isOpen() {
    return problem != null;
  }

  /** Why nobody asks, null if everybody does; never a secret. */
  public @Nullable String problem() {
    return problem;
  }

  /** How often it was opened so far; what was true in an earlier time need not be in this one. */
  public long times() {
    return times;
  }

  synchronized void open(String why) {
    if (problem == null) {
      times++;
    }
    problem = why;
  }

  synchronized void close() {
    problem = null;
  }
}
