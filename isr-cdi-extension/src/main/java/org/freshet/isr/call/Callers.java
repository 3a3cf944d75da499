package org.freshet.isr.call;

import org.jspecify.annotations.Nullable;

/** Tells who calls. Thread-safe. */
@FunctionalInterface
public interface Callers {

  /** The name of the authenticated caller of the current thread, null if there is none. */
  @Nullable String current();
}
