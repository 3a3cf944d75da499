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

  /**
   * The same for one request, whose context its work has, whichever thread begins it. Must be asked
   * for on the thread of the request.
   */
  default Workers ofThisRequest() {
    return this;
  }
}
