package org.freshet.partstream.delivery;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;
import org.freshet.essentials.api.Problem;
import org.jspecify.annotations.Nullable;

/** What the library itself says, as JSON: names, problems, lists. */
final class JsonText {

  /** Found once: the methods of {@code Json} search the class path for it each time. */
  static final JsonProvider JSON = JsonProvider.provider();

  private JsonText() {}

  static String quoted(String text) {
    return JSON.createValue(text).toString();
  }

  static String list(Collection<String> texts) {
    return texts.stream().map(JsonText::quoted).collect(Collectors.joining(",", "[", "]"));
  }

  /** A problem with its members in their order (RFC 9457, section 3). */
  static JsonObjectBuilder problem(Problem problem) {
    JsonObjectBuilder json =
        JSON.createObjectBuilder()
            .add("type", problem.type().toString())
            .add("title", problem.title())
            .add("status", problem.status());
    if (problem.detail() != null) {
      json.add("detail", problem.detail());
    }
    problem.members().forEach((name, value) -> json.add(name, value(value)));
    return json;
  }

  private static JsonValue value(@Nullable Object value) {
    if (value == null) {
      return JsonValue.NULL;
    }
    if (value instanceof Boolean truth) {
      return truth ? JsonValue.TRUE : JsonValue.FALSE;
    }
    if (value instanceof Integer || value instanceof Long || value instanceof Short) {
      return JSON.createValue(((Number) value).longValue());
    }
    if (value instanceof Collection<?> collection) {
      JsonArrayBuilder array = JSON.createArrayBuilder();
      collection.forEach(one -> array.add(value(one)));
      return array.build();
    }
    if (value instanceof Map<?, ?> map) {
      JsonObjectBuilder object = JSON.createObjectBuilder();
      map.forEach((name, one) -> object.add(String.valueOf(name), value(one)));
      return object.build();
    }
    return JSON.createValue(value.toString());
  }
}
