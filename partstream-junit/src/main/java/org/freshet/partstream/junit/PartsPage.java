package org.freshet.partstream.junit;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One page of a response in parts, or what was answered in its place. Immutable. */
public final class PartsPage {

  private static final Pattern NEXT =
      Pattern.compile("<([^>]*)>[^,]*;\\s*rel=\"?next\"?\\s*(?=[;,]|$)");

  private final PartsClient client;
  private final int status;
  private final Map<String, List<String>> fields;
  private final String body;

  PartsPage(PartsClient client, int status, Map<String, List<String>> fields, String body) {
    this.client = client;
    this.status = status;
    this.fields = fields;
    this.body = body;
  }

  /** The status. */
  public int status() {
    return status;
  }

  /** The values of a field with commas between them, empty if there is none; names in any case. */
  public String header(String name) {
    // Those that stand there more than once are kept in reverse.
    StringBuilder values = new StringBuilder();
    fields.forEach(
        (field, all) -> {
          if (name.equalsIgnoreCase(field)) {
            all.forEach(value -> values.insert(0, values.length() == 0 ? value : value + ", "));
          }
        });
    return values.toString();
  }

  /** The body as it came. */
  public String body() {
    return body;
  }

  /** The body as JSON. */
  public JsonObject json() {
    return Bodies.json(body);
  }

  /** The names of the parts, in their order. */
  public List<String> names() {
    return results().stream().map(one -> one.keySet().iterator().next()).toList();
  }

  /** What a part holds; for one that failed that is an object with {@code error}. */
  public JsonValue part(String name) {
    for (JsonObject one : results()) {
      JsonValue value = one.get(name);
      if (value != null) {
        return value;
      }
    }
    throw new AssertionError("no part '" + name + "' in " + this);
  }

  /** The problem (RFC 9457) in the place of a part. */
  public JsonObject problem(String name) {
    if (!failed().contains(name)) {
      throw new AssertionError("part '" + name + "' did not fail in " + this);
    }
    return part(name).asJsonObject().getJsonObject("error");
  }

  /** The names of the parts that failed. */
  public List<String> failed() {
    return texts("errors");
  }

  /** The names of the parts that are still owed. */
  public List<String> pending() {
    return texts("pending");
  }

  /** How many parts there have been, with those of the pages before. */
  public int delivered() {
    return meta().getJsonObject("progress").getInt("delivered");
  }

  /** How many parts there are. */
  public int total() {
    return meta().getInt("total_parts");
  }

  /** The cursor for the rest, null if there is none. */
  public @Nullable String cursor() {
    return json().getString("cursor", null);
  }

  /** Whether a link leads to a next page. */
  public boolean hasNext() {
    return NEXT.matcher(header("Link")).find();
  }

  /** The page that its link leads to, asked for by the same client. */
  public PartsPage next() {
    return next(client);
  }

  /** The page that its link leads to, asked for by another client. */
  public PartsPage next(PartsClient by) {
    Matcher link = NEXT.matcher(header("Link"));
    if (!link.find()) {
      throw new AssertionError("no next page after " + this);
    }
    return by.page(link.group(1));
  }

  private List<JsonObject> results() {
    if (status != 200) {
      throw new AssertionError("no page: " + this);
    }
    return json().getJsonArray("results").getValuesAs(JsonObject.class);
  }

  private JsonObject meta() {
    if (status != 200) {
      throw new AssertionError("no page: " + this);
    }
    return json().getJsonObject("meta");
  }

  private List<String> texts(String member) {
    return meta().getJsonArray(member).getValuesAs(JsonString::getString);
  }

  /** Status, fields and body, for messages. */
  @Override
  public String toString() {
    return status + " " + fields + " " + body;
  }
}
