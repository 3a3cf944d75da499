package org.freshet.isr.persistence.bulk;

/** Whether the current thread is inside of a method that says what it changes. */
final class BulkScope {

  private static final ThreadLocal<Integer> DEPTH = new ThreadLocal<>();

  private BulkScope() {}

  static boolean isOpen() {
    return DEPTH.get() != null;
  }

  static void enter() {
    Integer depth = DEPTH.get();
    DEPTH.set(depth == null ? 1 : depth + 1);
  }

  static void leave() {
    Integer depth = DEPTH.get();
    if (depth == null || depth == 1) {
      DEPTH.remove();
    } else {
      DEPTH.set(depth - 1);
    }
  }
}
