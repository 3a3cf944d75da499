package org.freshet.isr.persistence.transaction;

import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts what went wrong and must not trouble a transaction. Each kind is logged with its cause the
 * first time and at every power of two after that, so that one fault repeated for thousands of rows
 * does not fill the log. Thread-safe.
 */
public final class Failures {

  private static final System.Logger LOG = System.getLogger(Failures.class.getPackageName());

  private final LongAdder count = new LongAdder();
  private final Map<String, Long> perKind = new ConcurrentHashMap<>();

  /** None so far. */
  public Failures() {}

  /** Counts and perhaps logs a failure; never fails itself. */
  public void note(String code, String what, Throwable cause) {
    count.increment();
    long times = perKind.merge(code + what, 1L, Long::sum);
    if (Long.bitCount(times) == 1) {
      try {
        String often = times == 1 ? "" : " (" + times + " times so far)";
        LOG.log(Level.ERROR, code + ": " + what + often, cause);
      } catch (RuntimeException e) {
        // A log that fails leaves the count.
        count.increment();
      }
    }
  }

  /** How many there were. */
  public long count() {
    return count.sum();
  }
}
