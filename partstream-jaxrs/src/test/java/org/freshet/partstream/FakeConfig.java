package org.freshet.partstream;

import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** A configuration that has what a test says. */
public final class FakeConfig {

  private FakeConfig() {}

  /** Lines of {@code name=value}. */
  public static Config of(String... lines) {
    Map<String, String> values = new LinkedHashMap<>();
    for (String line : lines) {
      String[] parts = line.split("=", 2);
      values.put(parts[0], parts[1]);
    }
    return (Config)
        Proxy.newProxyInstance(
            FakeConfig.class.getClassLoader(),
            new Class<?>[] {Config.class},
            (proxy, method, arguments) ->
                method.getName().equals("getPropertyNames")
                    ? values.keySet()
                    : Optional.ofNullable(values.get(arguments[0])));
  }
}
