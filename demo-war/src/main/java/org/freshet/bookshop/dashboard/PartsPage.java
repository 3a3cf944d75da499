package org.freshet.bookshop.dashboard;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One page of parts, as its template shows it.
 *
 * @param parts the parts by their names, in their order: maps, lists, texts and numbers
 * @param failed the names of those that are problems
 * @param delivered how many there have been so far
 * @param total how many there are
 * @param next the cursor of the next page, null if there is none
 */
public record PartsPage(
    Map<String, @Nullable Object> parts,
    List<String> failed,
    int delivered,
    int total,
    @Nullable String next) {

  /** Reads the envelope of a page. */
  static PartsPage of(JsonObject page) {
    Map<String, @Nullable Object> parts = new LinkedHashMap<>();
    page.getJsonArray("results")
        .getValuesAs(JsonObject.class)
        .forEach(one -> one.forEach((name, data) -> parts.put(name, plain(data))));
    JsonObject meta = page.getJsonObject("meta");
    JsonObject progress = meta.getJsonObject("progress");
    return new PartsPage(
        parts,
        meta.getJsonArray("errors").getValuesAs(JsonString::getString),
        progress.getInt("delivered"),
        progress.getInt("total"),
        page.getString("cursor", null));
  }

  /** What templates can walk through and print. */
  private static @Nullable Object plain(JsonValue value) {
    return switch (value.getValueType()) {
      case OBJECT -> {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        ((JsonObject) value).forEach((name, one) -> map.put(name, plain(one)));
        yield map;
      }
      case ARRAY -> ((JsonArray) value).stream().map(PartsPage::plain).toList();
      case STRING -> ((JsonString) value).getString();
      case NUMBER -> ((JsonNumber) value).bigDecimalValue();
      case TRUE -> true;
      case FALSE -> false;
      case NULL -> null;
    };
  }
}
