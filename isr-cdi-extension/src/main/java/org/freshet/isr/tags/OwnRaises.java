package org.freshet.isr.tags;

import org.jspecify.annotations.Nullable;

/**
 * The latest raise that was caused by one request, so that whoever sent it can be shown nothing
 * older. Thread-safe.
 *
 * <p>Raises are noted for the request that the current thread works for, if anybody has said which
 * one that is.
 */
public final class OwnRaises {

  private static final ThreadLocal<@Nullable OwnRaises> CURRENT = new ThreadLocal<>();

  private @Nullable Sequence latest;

  /** No raises yet. */
  public OwnRaises() {}

  /** Those of the request that the current thread works for, null if none is known. */
  public static @Nullable OwnRaises current() {
    return CURRENT.get();
  }

  /** Says what the current thread works for from now on; null for nothing. */
  public static void set(@Nullable OwnRaises raises) {
    // Not removed: the next request would put it into a crowded table again.
    CURRENT.set(raises);
  }

  /** Something was raised on the current thread. */
  public static void note(Sequence raise) {
    OwnRaises current = CURRENT.get();
    if (current != null) {
      current.add(raise);
    }
  }

  private synchronized void add(Sequence raise) {
    Sequence before = latest;
    if (before == null || raise.isAtLeast(before) || raise.generation() != before.generation()) {
      latest = raise;
    }
  }

  /** The latest of them, null if there was none. */
  public synchronized @Nullable Sequence latest() {
    return latest;
  }
}
