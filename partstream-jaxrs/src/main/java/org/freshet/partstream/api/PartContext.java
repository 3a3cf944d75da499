package org.freshet.partstream.api;

import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a part may know of its request, taken when the request came: on the threads where parts run
 * the request itself is not there. Immutable.
 *
 * @param user the name of who asks, null for somebody unknown
 * @param roles those of the roles that the response's parts name which the user has
 * @param uri the URI of the request, with its query
 * @param pathParameters the path parameters, decoded
 * @param queryParameters the query parameters, decoded
 * @param headers the fields of the request; names in any case
 * @param locales the languages the client wants, best first
 */
public record PartContext(
    @Nullable String user,
    Set<String> roles,
    URI uri,
    Map<String, List<String>> pathParameters,
    Map<String, List<String>> queryParameters,
    Map<String, List<String>> headers,
    List<Locale> locales) {

  /** A context that nobody can change. */
  public PartContext {
    roles = Set.copyOf(roles);
    pathParameters = copy(pathParameters);
    queryParameters = copy(queryParameters);
    TreeMap<String, List<String>> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach((name, values) -> fields.put(name, List.copyOf(values)));
    headers = Collections.unmodifiableMap(fields);
    locales = List.copyOf(locales);
  }

  private static Map<String, List<String>> copy(Map<String, List<String>> parameters) {
    TreeMap<String, List<String>> copy = new TreeMap<>();
    parameters.forEach((name, values) -> copy.put(name, List.copyOf(values)));
    return Collections.unmodifiableMap(copy);
  }

  /** The first value of a path parameter, null if there is none. */
  public @Nullable String path(String name) {
    return first(pathParameters.get(name));
  }

  /** The first value of a query parameter, null if there is none. */
  public @Nullable String query(String name) {
    return first(queryParameters.get(name));
  }

  /** The first value of a field, null if there is none. */
  public @Nullable String header(String name) {
    return first(headers.get(name));
  }

  private static @Nullable String first(@Nullable List<String> values) {
    return values == null || values.isEmpty() ? null : values.get(0);
  }

  /** Says nothing of the fields, which may hold credentials. */
  @Override
  public String toString() {
    return "PartContext[" + uri.getRawPath() + "]";
  }
}
