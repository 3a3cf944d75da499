package org.freshet.isr.define;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The inputs of one request. */
record FakeInputs(
    Map<String, List<String>> path,
    Map<String, List<String>> query,
    Map<String, List<String>> matrix,
    Map<String, String> headers)
    implements ResponseTags.Inputs {

  FakeInputs() {
    this(new HashMap<>(), new HashMap<>(), new HashMap<>(), new HashMap<>());
  }

  FakeInputs path(String name, String... values) {
    path.put(name, List.of(values));
    return this;
  }

  FakeInputs query(String name, String... values) {
    query.put(name, List.of(values));
    return this;
  }

  FakeInputs matrix(String name, String... values) {
    matrix.put(name, List.of(values));
    return this;
  }

  FakeInputs sends(String name, String value) {
    headers.put(name, value);
    return this;
  }

  @Override
  public @Nullable String header(String name) {
    return headers.get(name);
  }
}
