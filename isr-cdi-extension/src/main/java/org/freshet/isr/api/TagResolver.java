package org.freshet.isr.api;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Computes tags of a response in code, where templates do not suffice; named by {@link
 * Isr#tagResolver()}.
 *
 * <p>An implementation is a CDI bean, or else a class with a public constructor without parameters,
 * of which one instance is made. It is called by many threads at once, after the resource method
 * has returned. An exception makes the response leave as {@code private, no-store}.
 */
@FunctionalInterface
public interface TagResolver {

  /**
   * The tags of one response.
   *
   * @param response what is known of the request and its answer
   * @return the tags, never null; empty for none
   */
  Set<Tag> tags(Answered response);

  /**
   * A request and the entity that answered it.
   *
   * @param pathParameters the decoded path parameters by name
   * @param queryParameters the decoded query parameters by name
   * @param result the returned entity, null if the method returned none
   */
  record Answered(
      Map<String, List<String>> pathParameters,
      Map<String, List<String>> queryParameters,
      @Nullable Object result) {}

  /** Resolves nothing: the default of {@link Isr#tagResolver()}. */
  final class None implements TagResolver {
    @Override
    public Set<Tag> tags(Answered response) {
      return Set.of();
    }
  }
}
