package org.freshet.essentials.problem;

import java.util.Map;
import org.freshet.essentials.api.Problem;
import org.jspecify.annotations.Nullable;

/** A problem as a page for people: what the JSON says, without style, script or link. */
final class ProblemHtml {

  private ProblemHtml() {}

  static String of(Problem problem) {
    StringBuilder page = new StringBuilder(512);
    String heading = problem.status() + " " + escaped(problem.title());
    page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>");
    page.append(heading).append("</title></head>\n<body>\n<h1>").append(heading).append("</h1>\n");
    if (problem.detail() != null) {
      page.append("<p>").append(escaped(problem.detail())).append("</p>\n");
    }
    if (!problem.members().isEmpty()) {
      append(page, problem.members());
    }
    return page.append("</body>\n</html>\n").toString();
  }

  private static void append(StringBuilder page, @Nullable Object value) {
    if (value instanceof Map<?, ?> map) {
      page.append("<dl>\n");
      map.forEach(
          (name, one) -> {
            page.append("<dt>").append(escaped(String.valueOf(name))).append("</dt><dd>");
            append(page, one);
            page.append("</dd>\n");
          });
      page.append("</dl>\n");
    } else if (value instanceof Iterable<?> items) {
      page.append("<ul>\n");
      for (Object item : items) {
        page.append("<li>");
        append(page, item);
        page.append("</li>\n");
      }
      page.append("</ul>\n");
    } else {
      page.append(escaped(String.valueOf(value)));
    }
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}
