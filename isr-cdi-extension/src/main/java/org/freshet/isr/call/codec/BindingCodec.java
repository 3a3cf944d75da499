package org.freshet.isr.call.codec;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.JsonbException;
import java.io.IOException;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import org.freshet.isr.api.ValueCodec;

/** JSON by JSON Binding, which is optional: to be touched only where it is wanted. */
final class BindingCodec implements ValueCodec {

  private final Jsonb jsonb;

  /**
   * A codec of the server's JSON Binding.
   *
   * @throws IllegalStateException if there is none
   */
  BindingCodec() {
    try {
      this.jsonb =
          JsonbBuilder.create(
              new JsonbConfig()
                  .withNullValues(true)
                  // Understood by Yasson, and by others passed over.
                  .setProperty("jsonb.fail-on-unknown-properties", true));
    } catch (JsonbException e) {
      throw new IllegalStateException("no JSON Binding", e);
    }
  }

  @Override
  public boolean supports(Type type) {
    return true;
  }

  @Override
  public byte[] encode(Object value, Type type) throws IOException {
    try {
      return jsonb.toJson(value, type).getBytes(StandardCharsets.UTF_8);
    } catch (JsonbException e) {
      throw new Encoding.Unwritable("JSON Binding cannot write a " + type.getTypeName(), e);
    }
  }

  @Override
  public Object decode(byte[] bytes, Type type) throws IOException {
    try {
      Object read = jsonb.fromJson(new String(bytes, StandardCharsets.UTF_8), type);
      if (read != null) {
        return read;
      }
    } catch (JsonbException e) {
      throw new Encoding.Unwritable("JSON Binding cannot read a " + type.getTypeName(), e);
    }
    throw new IOException("null is no " + type.getTypeName());
  }
}
