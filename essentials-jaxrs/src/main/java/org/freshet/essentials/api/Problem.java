package org.freshet.essentials.api;

import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong with a request, as its client gets to read it (RFC 9457). As the entity of a
 * response, or thrown in a {@link ProblemException}, it leaves as {@code application/problem+json},
 * or as a page for those who prefer HTML.
 *
 * <pre>{@code
 * throw new ProblemException(
 *     Problem.of(409)
 *         .withType(URI.create("https://shop.example/problems/out-of-stock"))
 *         .withTitle("Out of stock")
 *         .with("available", 2));
 * }</pre>
 *
 * <p>Immutable and thread-safe.
 *
 * @param type what kind of problem this is (section 3.1.1); {@code about:blank}, the default, for
 *     one that its status alone says
 * @param title the kind in a few words, the same for every problem of the type (section 3.1.3)
 * @param status the status of the response, 400 to 599 (section 3.1.2)
 * @param detail what is wrong with this request, for people; null for none (section 3.1.4)
 * @param instance where it happened, null for the path of the request (section 3.1.5)
 * @param members further members by name, in their order (section 3.2): texts, numbers, booleans,
 *     null, lists and maps of these; anything else is written as its {@code toString()}
 */
public record Problem(
    URI type,
    String title,
    int status,
    @Nullable String detail,
    @Nullable URI instance,
    Map<String, @Nullable Object> members) {

  /** The type of a problem that its status alone says. */
  public static final URI BLANK = URI.create("about:blank");

  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");
  private static final Set<String> STANDARD =
      Set.of("type", "title", "status", "detail", "instance");

  /**
   * A problem.
   *
   * @throws IllegalArgumentException if the status is no error, or the name of a member is
   *     malformed or that of a standard one
   */
  public Problem {
    if (status < 400 || status > 599) {
      throw new IllegalArgumentException("status is " + status + ", must be from 400 to 599");
    }
    for (String name : members.keySet()) {
      if (!NAME.matcher(name).matches() || STANDARD.contains(name)) {
        throw new IllegalArgumentException("'" + name + "' cannot be a further member");
      }
    }
    members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
  }

  /**
   * A problem that its status alone says.
   *
   * @param status 400 to 599
   */
  public static Problem of(int status) {
    return new Problem(BLANK, StatusTitle.of(status), status, null, null, Map.of());
  }

  /**
   * The problem that an exception is by its annotation.
   *
   * @throws IllegalArgumentException if its status is no error, or its type no URI
   */
  public static Problem of(ProblemType type) {
    Problem plain = of(type.status()).withType(URI.create(type.value()));
    return type.title().isEmpty() ? plain : plain.withTitle(type.title());
  }

  /** The same of another type. */
  public Problem withType(URI type) {
    return new Problem(type, title, status, detail, instance, members);
  }

  /** The same with another title. */
  public Problem withTitle(String title) {
    return new Problem(type, title, status, detail, instance, members);
  }

  /** The same with a detail: a text for people, in which no secret and no exception stands. */
  public Problem withDetail(String detail) {
    return new Problem(type, title, status, detail, instance, members);
  }

  /** The same at another place. */
  public Problem withInstance(URI instance) {
    return new Problem(type, title, status, detail, instance, members);
  }

  /** The same with one member more, or with another value for it. */
  public Problem with(String name, @Nullable Object value) {
    Map<String, @Nullable Object> more = new LinkedHashMap<>(members);
    more.put(name, value);
    return new Problem(type, title, status, detail, instance, more);
  }
}
