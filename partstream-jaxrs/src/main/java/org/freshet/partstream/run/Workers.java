package org.freshet.partstream.run;

import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;

/** Where parts run. */
@FunctionalInterface
public interface Workers {

  /**
   * Begins some work on a thread of its own.
   *
   * @throws RejectedExecutionException if there is none
   */
  Future<?> begin(Runnable work);
}
