package org.freshet.isr.redis.port;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.freshet.isr.tags.TagGraphException;
import org.jspecify.annotations.Nullable;

/**
 * What a script answered, read with suspicion: whatever is not as expected is a failure of the
 * backend.
 */
public record Reply(@Nullable Object value) {

  /** Whether there is nothing. */
  public boolean isNothing() {
    return value == null;
  }

  /** The parts of an array. */
  public List<Reply> parts() {
    if (value instanceof List<?> list) {
      return Stream.<@Nullable Object>of(list.toArray()).map(Reply::new).toList();
    }
    throw strange("an array");
  }

  /** One part of an array. */
  public Reply part(int index) {
    if (value instanceof List<?> list && index < list.size()) {
      return new Reply(list.get(index));
    }
    throw strange("an array");
  }

  /** The bytes of a string. */
  public byte[] bytes() {
    if (value instanceof byte[] bytes) {
      return bytes;
    }
    throw strange("a string");
  }

  /** A string. */
  public String text() {
    return new String(bytes(), StandardCharsets.UTF_8);
  }

  /** A whole number, as such or in a string. */
  public long number() {
    if (value instanceof Long number) {
      return number;
    }
    try {
      return Long.parseLong(text());
    } catch (NumberFormatException e) {
      throw new TagGraphException("Redis answered something else than a number", e);
    }
  }

  private TagGraphException strange(String expected) {
    return new TagGraphException(
        "Redis answered "
            + (value == null ? "nothing" : value.getClass().getSimpleName())
            + " instead of "
            + expected);
  }
}
