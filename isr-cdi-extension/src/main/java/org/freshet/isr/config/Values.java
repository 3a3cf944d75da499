package org.freshet.isr.config;

import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;

/** Reads typed values from MicroProfile Config; a wrong one becomes a problem and its default. */
final class Values {

  private static final int LAST_PORT = 65535;

  private final Config config;
  private final Problems problems;

  Values(Config config, Problems problems) {
    this.config = config;
    this.problems = problems;
  }

  Optional<String> text(String key) {
    return config.getOptionalValue(key, String.class).map(String::trim).filter(v -> !v.isEmpty());
  }

  List<String> list(String key) {
    return text(key).stream()
        .flatMap(value -> Arrays.stream(value.split(",")))
        .map(String::trim)
        .filter(part -> !part.isEmpty())
        .toList();
  }

  long number(String key, long byDefault, long least, long most) {
    return text(key).map(value -> parsed(key, value, byDefault, least, most)).orElse(byDefault);
  }

  Optional<Boolean> truth(String key) {
    return text(key)
        .flatMap(
            value -> {
              if (value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false")) {
                return Optional.of(Boolean.valueOf(value));
              }
              wrong(key, value, "must be true or false");
              return Optional.empty();
            });
  }

  /** A duration in ISO 8601 ({@code PT5S}) or in whole seconds. */
  Duration duration(String key, Duration byDefault, Duration least) {
    Optional<String> value = text(key);
    if (value.isEmpty()) {
      return byDefault;
    }
    Duration duration = durationOf(value.get());
    if (duration == null) {
      wrong(key, value.get(), "must be a duration such as PT5S, or whole seconds");
      return byDefault;
    }
    if (duration.compareTo(least) < 0) {
      wrong(key, value.get(), "must be at least " + least);
      return byDefault;
    }
    return duration;
  }

  Optional<URI> origin(String key) {
    return text(key)
        .flatMap(
            value -> {
              URI uri = originOf(value);
              if (uri == null) {
                wrongOrigin(key, value, "http://localhost:9080");
              }
              return Optional.ofNullable(uri);
            });
  }

  /** An origin with user information may carry a password. */
  void wrongOrigin(String key, String value, String example) {
    String shown = value.indexOf('@') < 0 ? value : "(not shown)";
    wrong(key, shown, "must be an origin such as " + example);
  }

  void wrong(String key, String value, String rule) {
    problems.add(Codes.SETTING, key, "is '" + value + "', " + rule);
  }

  void missing(String key, String rule) {
    problems.add(Codes.SETTING, key, "is missing, " + rule);
  }

  private long parsed(String key, String value, long byDefault, long least, long most) {
    try {
      long number = Long.parseLong(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Falls through: not a number breaks the same rule as one out of range.
    }
    wrong(key, value, "must be a whole number from " + least + " to " + most);
    return byDefault;
  }

  private static @Nullable Duration durationOf(String value) {
    try {
      return value.chars().allMatch(Character::isDigit)
          ? Duration.ofSeconds(Long.parseLong(value))
          : Duration.parse(value);
    } catch (DateTimeParseException | NumberFormatException e) {
      return null;
    }
  }

  static @Nullable URI originOf(String value) {
    try {
      URI uri = URI.create(value.endsWith("/") ? value.substring(0, value.length() - 1) : value);
      boolean web =
          "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
      boolean bare =
          uri.getRawPath() != null
              && uri.getRawPath().isEmpty()
              && uri.getRawQuery() == null
              && uri.getRawFragment() == null
              && uri.getRawUserInfo() == null
              && uri.getPort() != 0
              && uri.getPort() <= LAST_PORT;
      return web && bare && uri.getHost() != null ? uri : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
