package org.freshet.isr.admin.page;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.freshet.isr.admin.exchange.Call;
import org.jspecify.annotations.Nullable;

/**
 * What of the page is shown, as its address says: each link changes a part of it and keeps the
 * rest.
 *
 * @param root the address of the page
 * @param values the parameters, by name
 */
record PageState(String root, Map<String, String> values) {

  /** The period of the charts: {@code hours}, else minutes. */
  static final String SPAN = "span";

  /** Part of the tags to find. */
  static final String FIND = "q";

  /** The last tag of the page before. */
  static final String AFTER = "after";

  /** The tag whose pages are shown. */
  static final String TAG = "tag";

  /** The last key of the page before. */
  static final String PAGES_AFTER = "pages-after";

  /** The address that is explained. */
  static final String URL = "url";

  private static final List<String> NAMES = List.of(SPAN, FIND, AFTER, TAG, PAGES_AFTER, URL);

  static PageState of(Call call) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String name : NAMES) {
      call.one(name).ifPresent(value -> values.put(name, value));
    }
    return new PageState(call.root(), values);
  }

  @Nullable String get(String name) {
    return values.get(name);
  }

  String text(String name) {
    return values.getOrDefault(name, "");
  }

  boolean isByHours() {
    return "hours".equals(values.get(SPAN));
  }

  /** This state with one value changed, or left out where it is null. */
  PageState with(String name, @Nullable String value) {
    Map<String, String> changed = new LinkedHashMap<>(values);
    if (value == null) {
      changed.remove(name);
    } else {
      changed.put(name, value);
    }
    return new PageState(root, changed);
  }

  /** The address of this state at a section. */
  String at(String section) {
    String query =
        values.entrySet().stream()
            .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
            .collect(Collectors.joining("&"));
    return root + (query.isEmpty() ? "" : "?" + query) + "#" + section;
  }

  /** What a form with method GET must send along so that the rest stays, but for some values. */
  Html hiddenBut(String... names) {
    List<String> left = List.of(names);
    return Html.join(
        values.entrySet().stream()
            .filter(entry -> !left.contains(entry.getKey()))
            .map(
                entry ->
                    Html.of(
                        "<input type=\"hidden\" name=\"{}\" value=\"{}\">",
                        entry.getKey(),
                        entry.getValue()))
            .toList());
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
