package org.freshet.bookshop.api;

import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response.Status;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.freshet.bookshop.problem.Problem;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a JSON object, each of exactly the type that is asked for. Binding would be
 * shorter, but turns {@code 1.5} into 1 and {@code 1e400} into 0.
 */
final class JsonFields {

  private static final int MAX_BYTES = 64 * 1024;

  private final JsonObject object;
  private final List<Problem.FieldError> errors = new ArrayList<>();

  private JsonFields(JsonObject object) {
    this.object = object;
  }

  /**
   * Reads a body.
   *
   * @throws WebApplicationException 400 if it is no JSON object, 413 if it is too long
   */
  static JsonFields read(InputStream body) throws IOException {
    byte[] bytes = body.readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw refused(
          Problem.of(
              Status.REQUEST_ENTITY_TOO_LARGE, "The body is longer than " + MAX_BYTES + " bytes."));
    }
    try (JsonReader reader = Json.createReader(new ByteArrayInputStream(bytes))) {
      return new JsonFields(reader.readObject());
    } catch (RuntimeException e) { // a JsonException, or a plain one where it is nested too deeply
      throw refused(Problem.of(Status.BAD_REQUEST, "The body is not a JSON object."));
    }
  }

  /** A text; null if it is absent. */
  @Nullable String text(String name) {
    JsonValue value = value(name);
    if (value == null || value instanceof JsonString) {
      return value == null ? null : ((JsonString) value).getString();
    }
    wrong(name, "must be a text");
    return null;
  }

  /** A list of texts; empty if it is absent. */
  List<String> texts(String name) {
    JsonValue value = value(name);
    if (value == null) {
      return List.of();
    }
    if (value instanceof JsonArray array
        && array.stream().allMatch(item -> item instanceof JsonString)) {
      return array.getValuesAs(JsonString::getString);
    }
    wrong(name, "must be a list of texts");
    return List.of();
  }

  /** A whole number; null if it is absent. */
  @Nullable Long number(String name) {
    return number(name, value(name));
  }

  /** The {@code id} of an object; null if either is absent. */
  @Nullable Long id(String name) {
    JsonValue value = value(name);
    if (value == null || value instanceof JsonObject) {
      return value == null ? null : number(name + ".id", present(value.asJsonObject().get("id")));
    }
    wrong(name, "must be an object with an id");
    return null;
  }

  /**
   * Ends the reading.
   *
   * @throws WebApplicationException 400 if a field had the wrong type
   */
  void check() {
    if (!errors.isEmpty()) {
      throw invalid(errors);
    }
  }

  /** The refusal of a body with these errors. */
  static WebApplicationException invalid(List<Problem.FieldError> errors) {
    return refused(
        Problem.of(Status.BAD_REQUEST, "Some fields of the body break a rule.").in(errors));
  }

  private @Nullable Long number(String name, @Nullable JsonValue value) {
    if (value == null) {
      return null;
    }
    if (value instanceof JsonNumber number && number.isIntegral()) {
      BigInteger integer = number.bigIntegerValue();
      if (integer.bitLength() < Long.SIZE) {
        return integer.longValue();
      }
    }
    wrong(name, "must be a whole number");
    return null;
  }

  private void wrong(String name, String rule) {
    errors.add(new Problem.FieldError(name, rule));
  }

  private @Nullable JsonValue value(String name) {
    return present(object.get(name));
  }

  private static @Nullable JsonValue present(@Nullable JsonValue value) {
    return value == JsonValue.NULL ? null : value;
  }

  private static WebApplicationException refused(Problem problem) {
    return new WebApplicationException(problem.toResponse());
  }
}
