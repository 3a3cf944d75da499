package org.freshet.partstream.plan;

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
}
