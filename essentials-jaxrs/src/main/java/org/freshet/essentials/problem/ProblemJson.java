package org.freshet.essentials.problem;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import org.freshet.essentials.api.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A problem as {@code application/problem+json} (RFC 9457, section 3). By Jakarta JSON Processing,
 * so that it reads the same whichever provider renders the application's own data.
 */
final class ProblemJson {

  /** Found once: the methods of {@code Json} search the class path for it each time. */
  private static final JsonProvider JSON = JsonProvider.provider();

  private ProblemJson() {}

  static String of(Problem problem) {
    JsonObjectBuilder json = JSON.createObjectBuilder();
    json.add("type", problem.type().toString());
    json.add("title", problem.title());
    json.add("status", problem.status());
    if (problem.detail() != null) {
      json.add("detail", problem.detail());
    }
    if (problem.instance() != null) {
      json.add("instance", problem.instance().toString());
    }
    problem.members().forEach((name, value) -> json.add(name, value(value)));
    return json.build().toString();
  }

  private static JsonValue value(@Nullable Object value) {
    if (value == null) {
      return JsonValue.NULL;
    }
    if (value instanceof JsonValue json) {
      return json;
    }
    if (value instanceof Boolean truth) {
      return truth ? JsonValue.TRUE : JsonValue.FALSE;
    }
    if (value instanceof Number number) {
      return number(number);
    }
    if (value instanceof Map<?, ?> map) {
      return object(map);
    }
    if (value instanceof Iterable<?> items) {
      JsonArrayBuilder array = JSON.createArrayBuilder();
      items.forEach(item -> array.add(value(item)));
      return array.build();
    }
    return JSON.createValue(value.toString());
  }

  private static JsonValue object(Map<?, ?> map) {
    JsonObjectBuilder object = JSON.createObjectBuilder();
    map.forEach((name, value) -> object.add(String.valueOf(name), value(value)));
    return object.build();
  }

  private static JsonValue number(Number number) {
    if (number instanceof BigDecimal decimal) {
      return JSON.createValue(decimal);
    }
    if (number instanceof BigInteger integer) {
      return JSON.createValue(integer);
    }
    if (number instanceof Double || number instanceof Float) {
      double value = number.doubleValue();
      return Double.isFinite(value) ? JSON.createValue(value) : JsonValue.NULL;
    }
    return JSON.createValue(number.longValue());
  }
}
