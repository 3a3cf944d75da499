package org.freshet.isr.config;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigValue;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.eclipse.microprofile.config.spi.Converter;

/** A configuration of a few values; an empty value is none, as the specification wants it. */
public final class FakeConfig implements Config {

  private final Map<String, String> values = new LinkedHashMap<>();

  private FakeConfig() {}

  /** A configuration of keys and values in turn. */
  public static FakeConfig of(String... keysAndValues) {
    FakeConfig config = new FakeConfig();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      config.values.put(keysAndValues[i], keysAndValues[i + 1]);
    }
    return config;
  }

  /** The settings that these keys and values make, which must be without problems. */
  public static IsrSettings settings(String... keysAndValues) {
    Problems problems = new Problems();
    IsrSettings settings = SettingsReader.read(of(keysAndValues), problems);
    problems.throwIfAny();
    return settings;
  }

  @Override
  public <T> Optional<T> getOptionalValue(String name, Class<T> type) {
    return Optional.ofNullable(values.get(name)).filter(v -> !v.isEmpty()).map(type::cast);
  }

  @Override
  public <T> T getValue(String name, Class<T> type) {
    return getOptionalValue(name, type).orElseThrow(() -> new NoSuchElementException(name));
  }

  @Override
  public Iterable<String> getPropertyNames() {
    return values.keySet();
  }

  @Override
  public ConfigValue getConfigValue(String name) {
    throw new UnsupportedOperationException(name);
  }

  @Override
  public Iterable<ConfigSource> getConfigSources() {
    throw new UnsupportedOperationException("sources");
  }

  @Override
  public <T> Optional<Converter<T>> getConverter(Class<T> type) {
    return Optional.empty();
  }

  @Override
  public <T> T unwrap(Class<T> type) {
    throw new IllegalArgumentException(type.getName());
  }
}
