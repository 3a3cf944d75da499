package org.freshet.isr.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Request fields of a test; remembers which of them were asked for. */
final class Fields implements RequestFields {

  private final Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
  private final List<String> asked = new ArrayList<>();

  /** Fields of alternating names and values. */
  static Fields of(String... namesAndValues) {
    Fields fields = new Fields();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.values.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return fields;
  }

  @Override
  public @Nullable String value(String name) {
    asked.add(name);
    return values.get(name);
  }

  List<String> asked() {
    return asked;
  }
}
