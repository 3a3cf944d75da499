package org.freshet.partstream.api;

import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a part may know of its request, taken when the request came: on the threads where parts run
 * the request itself is not there. Immutable.
 *
 * <p>What differs from one caller of the same path and query to the next, the user, the roles, the
 * fields and the languages, is noted when it is read: what was made of it is given to nobody else.
 */
public final class PartContext {

  /** What of a request differs from caller to caller. */
  public enum Read {
    /** Who asks: the user, or the roles. */
    USER,
    /** The fields of the request, or the languages in them. */
    FIELDS
  }

  private final @Nullable String user;
  private final Set<String> roles;
  private final URI uri;
  private final Map<String, List<String>> pathParameters;
  private final Map<String, List<String>> queryParameters;
  private final Map<String, List<String>> headers;
  private final List<Locale> locales;
  private final Consumer<Read> watcher;

  /**
   * A context.
   *
   * @param user the name of who asks, null for somebody unknown
   * @param roles those of the roles that the response's parts name which the user has
   * @param uri the URI of the request, with its query
   * @param pathParameters the path parameters, decoded
   * @param queryParameters the query parameters, decoded
   * @param headers the fields of the request; names in any case
   * @param locales the languages the client wants, best first
   */
  public PartContext(
      @Nullable String user,
      Set<String> roles,
      URI uri,
      Map<String, List<String>> pathParameters,
      Map<String, List<String>> queryParameters,
      Map<String, List<String>> headers,
      List<Locale> locales) {
    this.user = user;
    this.roles = Set.copyOf(roles);
    this.uri = uri;
    this.pathParameters = copy(pathParameters);
    this.queryParameters = copy(queryParameters);
    TreeMap<String, List<String>> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach((name, values) -> fields.put(name, List.copyOf(values)));
    this.headers = Collections.unmodifiableMap(fields);
    this.locales = List.copyOf(locales);
    this.watcher = read -> {};
  }

  private PartContext(PartContext same, Consumer<Read> watcher) {
    this.user = same.user;
    this.roles = same.roles;
    this.uri = same.uri;
    this.pathParameters = same.pathParameters;
    this.queryParameters = same.queryParameters;
    this.headers = same.headers;
    this.locales = same.locales;
    this.watcher = watcher;
  }

  private static Map<String, List<String>> copy(Map<String, List<String>> parameters) {
    TreeMap<String, List<String>> copy = new TreeMap<>();
    parameters.forEach((name, values) -> copy.put(name, List.copyOf(values)));
    return Collections.unmodifiableMap(copy);
  }

  /**
   * The same, of which somebody is told what is read.
   *
   * @param watching is told on the thread that reads; replaces who was told before
   */
  public PartContext watchedBy(Consumer<Read> watching) {
    return new PartContext(this, watching);
  }

  /** The name of who asks, null for somebody unknown. */
  public @Nullable String user() {
    watcher.accept(Read.USER);
    return user;
  }

  /** Those of the roles that the response's parts name which the user has. */
  public Set<String> roles() {
    watcher.accept(Read.USER);
    return roles;
  }

  /** The URI of the request, with its query. */
  public URI uri() {
    return uri;
  }

  /** The path parameters, decoded. */
  public Map<String, List<String>> pathParameters() {
    return pathParameters;
  }

  /** The query parameters, decoded. */
  public Map<String, List<String>> queryParameters() {
    return queryParameters;
  }

  /** The fields of the request; names in any case. */
  public Map<String, List<String>> headers() {
    watcher.accept(Read.FIELDS);
    return headers;
  }

  /** The languages the client wants, best first. */
  public List<Locale> locales() {
    watcher.accept(Read.FIELDS);
    return locales;
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
    return first(headers().get(name));
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
