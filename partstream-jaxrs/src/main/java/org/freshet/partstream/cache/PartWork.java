package org.freshet.partstream.cache;

import org.jspecify.annotations.Nullable;

/** Makes the value of a part. */
@FunctionalInterface
public interface PartWork {

  /**
   * Makes it.
   *
   * @throws Exception whatever the application throws
   */
  Value make() throws Exception;

  /**
   * A value.
   *
   * @param value null is one too
   * @param keepable whether those may have it that its key does not tell apart
   */
  record Value(@Nullable Object value, boolean keepable) {}
}
