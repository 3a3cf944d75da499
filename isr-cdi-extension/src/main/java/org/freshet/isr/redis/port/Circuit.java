package org.freshet.isr.redis.port;

import org.jspecify.annotations.Nullable;

/**
 * Whether Redis is spoken to at all. It opens with the first command that got no answer, so that
 * nobody waits for the next, and is closed by whoever finds out behind that Redis answers again.
 * Thread-safe.
 */
public final class Circuit {

  private volatile @Nullable String problem = "not connected yet";

  Circuit() {}

  /** Whether nobody asks. */
  public boolean isOpen() {
    return problem != null;
  }

  /** Why nobody asks, null if everybody does; never a secret. */
  public @Nullable String problem() {
    return problem;
  }

  void open(String why) {
    problem = why;
  }

  void close() {
    problem = null;
  }
}
