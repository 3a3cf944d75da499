package org.freshet.isr.revalidate;

import java.time.Duration;

/**
 * Threads for what happens behind a request; they end with the application.
 *
 * <p>Thread-safe. After the application has ended both methods do nothing.
 */
public interface Background {

  /** Runs a task soon. */
  void execute(Runnable task);

  /** Runs a task after a delay. */
  void schedule(Runnable task, Duration delay);
}
