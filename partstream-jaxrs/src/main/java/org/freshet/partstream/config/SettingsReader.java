package org.freshet.partstream.config;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.freshet.essentials.config.Findings;
import org.freshet.essentials.config.Quota;
import org.freshet.essentials.seal.KeyRing;
import org.freshet.essentials.seal.SealedToken;
import org.freshet.partstream.config.PartStreamSettings.AuditLog;
import org.jspecify.annotations.Nullable;

/** Reads {@link PartStreamSettings} from MicroProfile Config. */
public final class SettingsReader {

  private static final String PREFIX = "partstream.";

  private static final Set<String> NAMES =
      Set.of(
          "partstream.mode",
          "partstream.cursor.keys",
          "partstream.chunk-budget",
          "partstream.part-timeout",
          "partstream.heartbeat",
          "partstream.rate-limits",
          "partstream.streams.stall",
          "partstream.streams.max",
          "partstream.streams.max-per-caller",
          "partstream.max-parts",
          "partstream.max-keys",
          "partstream.max-cursor",
          "partstream.concurrency.request",
          "partstream.concurrency.application",
          "partstream.cache.default-ttl",
          "partstream.cache.max-entries",
          "partstream.health.enabled",
          "partstream.audit-log");

  private static final Duration LONGEST = Duration.ofHours(1);

  private final Config config;
  private final Findings findings;

  private SettingsReader(Config config, Findings findings) {
    this.config = config;
    this.findings = findings;
  }

  /**
   * Reads the settings.
   *
   * @param config where from
   * @param findings receives what is wrong; wrong values read as their defaults
   */
  public static PartStreamSettings read(Config config, Findings findings) {
    return new SettingsReader(config, findings).read();
  }

  private PartStreamSettings read() {
    refuseUnknown();
    Duration budget = duration("partstream.chunk-budget");
    Duration timeout = duration("partstream.part-timeout");
    return new PartStreamSettings(
        isDevelopment(),
        keys(),
        budget,
        timeout == null ? Duration.ofSeconds(30) : timeout,
        // A cursor has a bit for each part in either of its two sets.
        number("partstream.max-parts", 50, 1, 200),
        number("partstream.max-keys", 10, 1, 200),
        // Those of the longest plans have 200 characters.
        number("partstream.max-cursor", 1024, 256, SealedToken.MOST_CHARACTERS),
        number("partstream.concurrency.request", 10, 1, 200),
        number("partstream.concurrency.application", 64, 1, 10_000),
        streams(),
        limits(),
        duration("partstream.cache.default-ttl"),
        number("partstream.cache.max-entries", 10_000, 1, 100_000_000),
        text("essentials.problem.types").orElse(null),
        hasHealth(),
        auditLog());
  }

  private List<Quota> limits() {
    String key = "partstream.rate-limits";
    String value = text(key).orElse("100/PT1M,10/PT10S");
    if (value.equals("off")) {
      return List.of();
    }
    List<Quota> limits = new ArrayList<>();
    for (String one : value.split(",", -1)) {
      Quota quota = Quota.parse(one.trim());
      if (quota == null || quota.broken().isPresent()) {
        wrong(key, value, "must be limits such as 100/PT1M, separated by commas, or off");
        return List.of();
      }
      limits.add(quota);
    }
    return List.copyOf(limits);
  }

  private StreamSettings streams() {
    Duration heartbeat = duration("partstream.heartbeat");
    Duration stall = duration("partstream.streams.stall");
    return new StreamSettings(
        // The second sign of life after a client has left fails: within a second then.
        heartbeat == null ? Duration.ofMillis(400) : heartbeat,
        stall == null ? Duration.ofSeconds(30) : stall,
        number("partstream.streams.max", 1000, 1, 100_000),
        number("partstream.streams.max-per-caller", 100, 1, 100_000));
  }

  /** A misspelt setting would silently be its default. */
  private void refuseUnknown() {
    for (String name : config.getPropertyNames()) {
      if (name.startsWith(PREFIX) && !NAMES.contains(name)) {
        findings.add(Codes.UNKNOWN_SETTING, name, "is not a setting, must be one of the reference");
      }
    }
  }

  private boolean isDevelopment() {
    String mode = text("partstream.mode").orElse("production");
    if (!mode.equals("production") && !mode.equals("development")) {
      wrong("partstream.mode", mode, "must be production or development");
    }
    return mode.equals("development");
  }

  private boolean hasHealth() {
    String key = "partstream.health.enabled";
    String value = text(key).orElse("true");
    if (!value.equals("true") && !value.equals("false")) {
      wrong(key, value, "must be true or false");
    }
    return !value.equals("false");
  }

  private AuditLog auditLog() {
    String key = "partstream.audit-log";
    String value = text(key).orElse("none");
    for (AuditLog log : AuditLog.values()) {
      if (log.name().toLowerCase(Locale.ROOT).equals(value)) {
        return log;
      }
    }
    wrong(key, value, "must be none, problems or all");
    return AuditLog.NONE;
  }

  private @Nullable KeyRing keys() {
    String key = "partstream.cursor.keys";
    try {
      return text(key).map(KeyRing::parse).orElse(null);
    } catch (IllegalArgumentException e) {
      // The value is a secret; the message names a key and never shows one.
      findings.add(Codes.SETTING, key, String.valueOf(e.getMessage()));
      return KeyRing.random();
    }
  }

  private @Nullable Duration duration(String key) {
    String value = text(key).orElse(null);
    if (value == null) {
      return null;
    }
    try {
      Duration duration =
          value.startsWith("P") ? Duration.parse(value) : Duration.ofSeconds(Long.parseLong(value));
      if (duration.compareTo(Duration.ZERO) > 0 && duration.compareTo(LONGEST) <= 0) {
        return duration;
      }
    } catch (DateTimeParseException | NumberFormatException e) {
      // Falls through: no duration breaks the same rule as one out of range.
    }
    wrong(key, value, "must be seconds or an ISO 8601 duration, above 0, at most an hour");
    return null;
  }

  private int number(String key, int byDefault, int least, int most) {
    String value = text(key).orElse(null);
    if (value == null) {
      return byDefault;
    }
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

  private Optional<String> text(String key) {
    return config.getOptionalValue(key, String.class).map(String::trim).filter(v -> !v.isEmpty());
  }

  private void wrong(String key, String value, String rule) {
    findings.add(Codes.SETTING, key, "is '" + value + "', " + rule);
  }
}
