package org.freshet.partstream.plan;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import org.freshet.partstream.api.PartContext;
import org.jspecify.annotations.Nullable;

/** Makes the value of a part. */
@FunctionalInterface
public interface PartCall {

  /**
   * Makes it.
   *
   * @throws Exception whatever the application throws
   */
  @Nullable Object make(PartContext context) throws Exception;

  /** Whether a part cannot hold what has this type: nobody waits for what it promises. */
  static boolean isPromise(Class<?> type) {
    return CompletionStage.class.isAssignableFrom(type) || Future.class.isAssignableFrom(type);
  }

  /**
   * What was returned, as what a part holds: to be asked before it is kept.
   *
   * @throws IllegalStateException if it only promises a value
   */
  static @Nullable Object held(@Nullable Object returned) {
    if (returned != null && isPromise(returned.getClass())) {
      throw new IllegalStateException(
          "the part returned a "
              + returned.getClass().getName()
              + ", must return what it holds: parts run at once by themselves");
    }
    return returned;
  }
}
