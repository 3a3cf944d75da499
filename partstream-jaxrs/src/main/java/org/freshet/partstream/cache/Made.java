package org.freshet.partstream.cache;

import org.jspecify.annotations.Nullable;

/**
 * What a part holds, made or kept.
 *
 * @param value the value, null is one too
 * @param marks what is known beside it
 */
public record Made(@Nullable Object value, Marks marks) {

  /** What a call returned: this, or a value of which nothing more is known. */
  public static Made of(@Nullable Object returned) {
    return returned instanceof Made made ? made : new Made(returned, Marks.NONE);
  }
}
