package org.freshet.partstream.junit;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One frame of a stream. Immutable.
 *
 * @param json all of it
 */
public record PartsFrame(JsonObject json) {

  /** {@code start}, {@code part}, {@code error}, {@code skipped} or {@code end}. */
  public String type() {
    return json.getString("type");
  }

  /** The name of its part, null for the first and the last frame. */
  public @Nullable String name() {
    return json.getString("name", null);
  }

  /** How its part ended: {@code ok}, {@code failed}, and others; null as for {@link #name}. */
  public @Nullable String status() {
    return json.getString("status", null);
  }

  /** What its part holds; JSON's null if it holds that, Java's if it holds nothing. */
  public @Nullable JsonValue data() {
    return json.get("data");
  }

  /** The problem (RFC 9457) in the place of its part, null if there is none. */
  public @Nullable JsonObject problem() {
    return json.getJsonObject("problem");
  }

  /** The names of the parts that the first frame announces; empty for others. */
  public List<String> pending() {
    return texts("pending");
  }

  /** The names of the parts that failed, which the last frame has; empty for others. */
  public List<String> failed() {
    return texts("failed");
  }

  /** Where to go on after it, null for the first frame. */
  public @Nullable String cursor() {
    return json.getString("cursor", null);
  }

  /** Whether it is the last one, and nothing is owed any more. */
  public boolean isComplete() {
    return json.getBoolean("complete", false);
  }

  private List<String> texts(String member) {
    return json.containsKey(member)
        ? json.getJsonArray(member).getValuesAs(JsonString::getString)
        : List.of();
  }
}
