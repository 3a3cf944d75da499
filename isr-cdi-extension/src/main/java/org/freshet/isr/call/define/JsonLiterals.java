package org.freshet.isr.call.define;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbException;
import java.lang.reflect.Type;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Literals of any type, by JSON Binding; touched only where a literal is, since it is optional. */
final class JsonLiterals {

  private final Jsonb jsonb;

  /**
   * Literals by the server's JSON Binding.
   *
   * @throws IllegalStateException if there is none
   */
  JsonLiterals() {
    try {
      jsonb = JsonbBuilder.create();
    } catch (JsonbException e) {
      throw new IllegalStateException("no JSON Binding", e);
    }
  }

  /**
   * Makes values of a type, a new one each time.
   *
   * @throws IllegalArgumentException if the text is no JSON for it
   */
  Supplier<@Nullable Object> of(String json, Type type) {
    Supplier<@Nullable Object> literal = () -> jsonb.fromJson(json, type);
    Object read;
    try {
      read = literal.get();
    } catch (RuntimeException e) {
      throw new IllegalArgumentException("not a " + type.getTypeName(), e);
    }
    if (read == null && type instanceof Class<?> known && known.isPrimitive()) {
      throw new IllegalArgumentException("null is no " + known);
    }
    return literal;
  }
}
