package org.freshet.essentials.config;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * The settings {@code essentials.keys.*}.
 *
 * @param store {@code essentials.keys.store}: where keys are kept; default none, then no key is
 *     looked at
 * @param header {@code essentials.keys.header}: the field of keys; default {@code X-API-Key}
 * @param prefix {@code essentials.keys.prefix}: what keys begin with, by which scanners for secrets
 *     find those that were published: 1 to 20 letters and digits; default {@code key}
 * @param lastUse {@code essentials.keys.last-use}: how precisely the last use of a key is noted, 0
 *     to a day; default 5 minutes
 */
public record KeySettings(Store store, String header, String prefix, Duration lastUse) {

  private static final Pattern FIELD = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
  private static final Pattern PREFIX = Pattern.compile("[A-Za-z0-9]{1,20}");

  /** What a response with 401 says to those who come without a key that counts. */
  public String challenge() {
    return "ApiKey header=\"" + header + "\"";
  }

  static KeySettings read(Values values) {
    String prefix = values.text("essentials.keys.prefix").orElse("key");
    if (!PREFIX.matcher(prefix).matches()) {
      values.wrong("essentials.keys.prefix", prefix, "must be 1 to 20 letters and digits");
    }
    return new KeySettings(
        Store.read(values, "essentials.keys.store", "none", "memory", "database", "bean"),
        header(values),
        prefix,
        values.duration(
            "essentials.keys.last-use", Duration.ofMinutes(5), Duration.ZERO, Duration.ofDays(1)));
  }

  /** The field of keys, for all who have to know it. */
  static String header(Values values) {
    String key = "essentials.keys.header";
    String name = values.text(key).orElse("X-API-Key");
    if (!FIELD.matcher(name).matches()) {
      values.wrong(key, name, "must be the name of a field");
    }
    return name;
  }
}
