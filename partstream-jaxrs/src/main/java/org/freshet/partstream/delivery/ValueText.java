package org.freshet.partstream.delivery;

import jakarta.json.JsonValue;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.ext.MessageBodyWriter;
import jakarta.ws.rs.ext.Providers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Renders what parts hold by the application's own JSON provider. Texts, numbers and truths it
 * renders itself: what providers make of those as a whole body differs, and need not be JSON.
 */
public final class ValueText {

  private static final Annotation[] NONE = {};
  private static final int FIRST_BYTES = 1024;

  private final Providers providers;

  /** Rendering by the providers of an application. */
  public ValueText(Providers providers) {
    this.providers = providers;
  }

  /**
   * The JSON of a value.
   *
   * @throws IOException if nobody can render it
   */
  byte[] of(@Nullable Object value) throws IOException {
    Object plain = value instanceof Optional<?> optional ? optional.orElse(null) : value;
    String simple = simple(plain);
    return simple == null ? provided(plain) : simple.getBytes(StandardCharsets.UTF_8);
  }

  private static @Nullable String simple(@Nullable Object value) {
    if (value == null) {
      return "null";
    }
    if (value instanceof JsonValue || value instanceof Boolean) {
      return value.toString();
    }
    if (value instanceof Enum<?> constant) {
      return JsonText.JSON.createValue(constant.name()).toString();
    }
    if (value instanceof CharSequence || value instanceof Character) {
      return JsonText.JSON.createValue(value.toString()).toString();
    }
    if (value instanceof Double || value instanceof Float) {
      double number = ((Number) value).doubleValue();
      return Double.isFinite(number) ? value.toString() : null;
    }
    return value instanceof Number ? value.toString() : null;
  }

  // The writer of a class writes objects of that class.
  @SuppressWarnings("unchecked")
  private byte[] provided(@Nullable Object value) throws IOException {
    if (value == null) {
      return "null".getBytes(StandardCharsets.UTF_8);
    }
    Class<Object> type = (Class<Object>) value.getClass();
    MessageBodyWriter<Object> writer =
        providers.getMessageBodyWriter(type, type, NONE, MediaType.APPLICATION_JSON_TYPE);
    if (writer == null) {
      throw new IOException("no provider writes " + type.getName() + " as JSON");
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream(FIRST_BYTES);
    writer.writeTo(
        value, type, type, NONE, MediaType.APPLICATION_JSON_TYPE, new MultivaluedHashMap<>(), out);
    return out.toByteArray();
  }
}
