package org.freshet.isr.admin.exchange;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Calls of tests: by ada, to an application at {@code https://shop.example/shop}. */
public final class Calls {

  private Calls() {}

  /** A call with parameters: names and values in turn. */
  public static Call get(String... namesAndValues) {
    Map<String, List<String>> parameters = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      parameters
          .computeIfAbsent(namesAndValues[i], name -> new ArrayList<>())
          .add(namesAndValues[i + 1]);
    }
    return new Call(
        "GET",
        "/",
        parameters,
        "ada",
        "/shop/isr/admin",
        "/shop",
        URI.create("https://shop.example/"),
        false);
  }
}
