package org.freshet.isr.jaxrs;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.freshet.isr.store.Header;
import org.jspecify.annotations.Nullable;

/**
 * The header fields that a response is about to leave with: read once, as text, since nearly all
 * that is to be known of a response is asked of them. Not thread-safe.
 */
final class WrittenFields {

  private final MultivaluedMap<String, Object> headers;
  private final List<Header> lines;

  private WrittenFields(MultivaluedMap<String, Object> headers, List<Header> lines) {
    this.headers = headers;
    this.lines = lines;
  }

  /** The fields as they are now. */
  static WrittenFields of(MultivaluedMap<String, Object> headers) {
    List<Header> lines = new ArrayList<>(4);
    for (Map.Entry<String, List<Object>> field : headers.entrySet()) {
      List<Object> values = field.getValue();
      for (int i = 0; i < values.size(); i++) {
        lines.add(new Header(field.getKey(), ResponseText.text(values.get(i))));
      }
    }
    return new WrittenFields(headers, lines);
  }

  /** What they were read from, and are written to. */
  MultivaluedMap<String, Object> headers() {
    return headers;
  }

  /** All values of a field joined by commas, null if it is absent. */
  @Nullable String value(String name) {
    String value = null;
    for (Header line : lines) {
      if (line.name().equalsIgnoreCase(name)) {
        value = value == null ? line.value() : value + ", " + line.value();
      }
    }
    return value;
  }

  boolean has(String name) {
    for (Header line : lines) {
      if (line.name().equalsIgnoreCase(name)) {
        return true;
      }
    }
    return false;
  }

  /** The names in {@code Vary}, lower case, in order. */
  Set<String> vary() {
    return ResponseText.vary(value("Vary"));
  }

  /** The fields that belong to every answer, those of the resource itself first. */
  List<Header> stored(IsrExchange exchange) {
    List<Header> own = new ArrayList<>(lines.size());
    List<Header> filters = List.of();
    boolean openToAll = "*".equals(value("Access-Control-Allow-Origin"));
    for (Header line : lines) {
      if (!ResponseText.isStored(line.name(), openToAll)) {
        continue;
      }
      if (exchange.isOwn(line.name())) {
        own.add(line);
      } else {
        filters = filters.isEmpty() ? new ArrayList<>() : filters;
        filters.add(line);
      }
    }
    exchange.own = own.size();
    own.addAll(filters);
    return own;
  }

  /**
   * Writes the fields of an answer. Those that are there already stay as they are, with all their
   * lines; what is written takes the place of what was there under its name, however spelled.
   */
  void write(List<Header> answer) {
    for (int i = 0; i < answer.size(); i++) {
      Header field = answer.get(i);
      if (!lines.contains(field)) {
        set(field.name(), field.value());
      }
    }
  }

  /** Gives a field one value, in the place of what was there under its name, however spelled. */
  void put(String name, String value) {
    set(name, value);
    lines.removeIf(line -> line.name().equalsIgnoreCase(name));
    lines.add(new Header(name, value));
  }

  private void set(String name, String value) {
    for (Header line : lines) {
      if (line.name().equalsIgnoreCase(name) && !line.name().equals(name)) {
        headers.remove(line.name());
      }
    }
    headers.putSingle(name, value);
  }

  /** Writes the length, unless a coding is still to come. */
  void writeLength(int length) {
    if (!ResponseText.has(headers, "Content-Encoding")) {
      set("Content-Length", Integer.toString(length));
    }
  }
}
