package org.freshet.partstream.run;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Gives what runs on another thread a request context of its own. */
@FunctionalInterface
public interface RequestScope {

  /**
   * Runs something in a request context that ends with it.
   *
   * @throws Exception whatever it throws
   */
  @Nullable Object within(Callable<? extends @Nullable Object> work) throws Exception;
}
