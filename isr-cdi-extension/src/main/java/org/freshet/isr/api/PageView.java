package org.freshet.isr.api;

import java.util.Map;

/**
 * A page to answer with: a Jakarta Pages template and the model it shows.
 *
 * <p>A JAX-RS method that returns one, and produces {@code text/html}, is answered by what the
 * template writes; with {@link Isr} that answer is stored like any other. The template runs inside
 * the request, so injected beans and {@link IsrContext} work in it. It wants the servlet filter of
 * this library in front (not available from {@code EAR/lib}).
 *
 * <p>Immutable; values of the model are shared with the template, not copied.
 *
 * @param template the path of the template inside the application, {@code
 *     "/WEB-INF/pages/book.jsp"}
 * @param model the values the template reads, by name, as request attributes
 */
public record PageView(String template, Map<String, Object> model) {

  /**
   * A page with a model.
   *
   * @throws IllegalArgumentException if the template does not start with a slash
   */
  public PageView {
    if (!template.startsWith("/")) {
      throw new IllegalArgumentException(
          "page template '" + template + "' must start with '/', from the root of the application");
    }
    model = Map.copyOf(model);
  }

  /** A page whose model has one value. */
  public static PageView of(String template, String name, Object value) {
    return new PageView(template, Map.of(name, value));
  }
}
