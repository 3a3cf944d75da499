package org.freshet.essentials.config;

import java.net.URI;
import org.freshet.essentials.api.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The settings {@code essentials.problem.*}.
 *
 * @param enabled {@code essentials.problem.enabled}: whether errors of every kind leave as
 *     problems; default true. Problems that the application makes itself always do.
 * @param violations {@code essentials.problem.violations}: the status for a request that violates
 *     constraints, 422 or 400; default 422
 * @param namesParameters {@code essentials.problem.parameters}: {@code 422} to answer a parameter
 *     that cannot be converted with 422 and its name, {@code platform} to leave it to Jakarta REST,
 *     which says 404 for path, query and matrix and 400 for others; default 422
 * @param types {@code essentials.problem.types}: what the types of this library's own problems
 *     begin with, such as {@code https://shop.example/problems/}; default null, then they are
 *     {@code about:blank}
 * @param html {@code essentials.problem.html}: whether those who prefer HTML get a page; default
 *     true
 */
public record ProblemSettings(
    boolean enabled, int violations, boolean namesParameters, @Nullable URI types, boolean html) {

  /**
   * A problem of this library's own.
   *
   * @param status its status
   * @param name the last part of its type, left out where types have no beginning
   * @param title its title where it has a type of its own
   */
  public Problem problem(int status, String name, String title) {
    Problem plain = Problem.of(status);
    return types == null ? plain : plain.withType(URI.create(types + name)).withTitle(title);
  }

  static ProblemSettings read(Values values) {
    return new ProblemSettings(
        values.truth("essentials.problem.enabled", true),
        Integer.parseInt(values.word("essentials.problem.violations", "422", "400")),
        values.word("essentials.problem.parameters", "422", "platform").equals("422"),
        types(values),
        values.truth("essentials.problem.html", true));
  }

  private static @Nullable URI types(Values values) {
    String key = "essentials.problem.types";
    String value = values.text(key).orElse(null);
    if (value == null) {
      return null;
    }
    try {
      URI uri = URI.create(value);
      if (uri.isAbsolute() && (value.endsWith("/") || value.endsWith("#") || value.endsWith(":"))) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      // Falls through: no URI breaks the same rule as one that is not absolute.
    }
    values.wrong(key, value, "must be an absolute URI that ends in '/', '#' or ':'");
    return null;
  }
}
