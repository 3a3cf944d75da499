package org.freshet.isr.http;

import org.jspecify.annotations.Nullable;

/**
 * The header fields of a request, as a container hands them over.
 *
 * <p>Names are not case-sensitive (RFC 9110, section 5.1). Implementations need not be thread-safe:
 * a request is looked at by one thread.
 */
@FunctionalInterface
public interface RequestFields {

  /**
   * The value of a field; several lines of one name joined by a comma and a space (RFC 9110,
   * section 5.2); null if the request has none.
   */
  @Nullable String value(String name);
}
