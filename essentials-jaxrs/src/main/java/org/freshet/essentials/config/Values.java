package org.freshet.essentials.config;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/** Reads typed values from MicroProfile Config; a wrong one is found, and its default stands in. */
final class Values {

  private final Config config;
  private final Findings findings;

  Values(Config config, Findings findings) {
    this.config = config;
    this.findings = findings;
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

  int number(String key, int byDefault, int least, int most) {
    return text(key).map(value -> parsed(key, value, byDefault, least, most)).orElse(byDefault);
  }

  /** A duration in ISO 8601 ({@code PT5S}) or whole seconds. */
  Duration duration(String key, Duration byDefault, Duration least, Duration most) {
    return text(key).map(value -> parsed(key, value, byDefault, least, most)).orElse(byDefault);
  }

  Duration parsed(String key, String value, Duration byDefault, Duration least, Duration most) {
    try {
      Duration duration =
          value.startsWith("P") ? Duration.parse(value) : Duration.ofSeconds(Long.parseLong(value));
      if (duration.compareTo(least) >= 0 && duration.compareTo(most) <= 0) {
        return duration;
      }
    } catch (NumberFormatException | DateTimeParseException | ArithmeticException e) {
      // Falls through: no duration breaks the same rule as one out of range.
    }
    wrong(key, value, "must be a duration from " + least + " to " + most + ", or whole seconds");
    return byDefault;
  }

  boolean truth(String key, boolean byDefault) {
    String value = text(key).orElse(Boolean.toString(byDefault));
    if (value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false")) {
      return Boolean.parseBoolean(value);
    }
    wrong(key, value, "must be true or false");
    return byDefault;
  }

  /** One of the given words; the first is the default. */
  String word(String key, String... words) {
    String value = text(key).orElse(words[0]);
    if (List.of(words).contains(value)) {
      return value;
    }
    wrong(key, value, "must be " + String.join(" or ", words));
    return words[0];
  }

  void wrong(String key, String value, String rule) {
    findings.add(Codes.SETTING, key, "is '" + value + "', " + rule);
  }

  /** A value that no message may repeat. */
  void secretWrong(String key, String rule) {
    findings.add(Codes.SETTING, key, rule);
  }

  private int parsed(String key, String value, int byDefault, int least, int most) {
    try {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Falls through: not a number breaks the same rule as one out of range.
    }
    wrong(key, value, "must be a whole number from " + least + " to " + most);
    return byDefault;
  }
}
