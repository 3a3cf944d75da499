package org.freshet.isr.config;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;

/** Reads {@link IsrSettings} from MicroProfile Config. */
public final class SettingsReader {

  private static final long MEBIBYTE = 1L << 20;

  private static final Set<String> NAMES =
      Set.of(
          "isr.mode",
          "isr.public-base",
          "isr.hosts.max",
          "isr.front.enabled",
          "isr.store.max-bytes",
          "isr.store.max-body",
          "isr.graph.max-tags",
          "isr.build-id",
          "isr.secret",
          "isr.collapse.timeout",
          "isr.lease",
          "isr.settle",
          "isr.persistence.units",
          "isr.persistence.shared-cache",
          "isr.health.enabled",
          "isr.read-your-writes",
          "isr.languages",
          "isr.admin.enabled",
          "isr.profile",
          "isr.tags.from-loaded-entities",
          "isr.tags.loaded-max",
          "isr.calls.max-entries",
          "isr.calls.shared",
          "isr.degraded.max-age",
          "isr.gzip.enabled",
          "isr.gzip.min-body",
          "isr.queue",
          "isr.outbox",
          "isr.outbox.unit",
          "isr.outbox.create",
          "isr.warmup.origin",
          "isr.warmup.concurrency",
          "isr.warmup.attempts",
          "isr.warmup.timeout",
          "isr.warmup.backoff",
          "isr.warmup.rate",
          "isr.warmup.batch-size",
          "isr.warmup.breaker.failures",
          "isr.warmup.breaker.pause");

  private SettingsReader() {}

  /**
   * Reads the settings.
   *
   * @param config where from
   * @param problems receives what is wrong; wrong values read as their defaults
   */
  public static IsrSettings read(Config config, Problems problems) {
    return read(config, System.getenv().keySet(), problems);
  }

  static IsrSettings read(Config config, Set<String> variables, Problems problems) {
    refuseUnknown(config, variables, problems);
    Values values = new Values(config, problems);
    IsrSettings.Queue queue = queue(values);
    return new IsrSettings(
        development(values),
        publicBases(values),
        (int) values.number("isr.hosts.max", 8, 1, 1000),
        values.truth("isr.front.enabled"),
        values.number("isr.store.max-bytes", defaultStoreBytes(), MEBIBYTE, Long.MAX_VALUE),
        (int) values.number("isr.store.max-body", MEBIBYTE, 1, Integer.MAX_VALUE - 1024),
        (int) values.number("isr.graph.max-tags", 100_000, 1_000, 100_000_000),
        values.text("isr.build-id").orElse("1"),
        secret(values),
        values.duration("isr.collapse.timeout", Duration.ofSeconds(10), Duration.ofMillis(1)),
        values.duration("isr.lease", Duration.ofMinutes(1), Duration.ofSeconds(1)),
        values.duration("isr.settle", Duration.ZERO, Duration.ZERO),
        values.list("isr.persistence.units"),
        acceptsSharedCaches(values),
        values.truth("isr.health.enabled").orElse(true),
        values.truth("isr.read-your-writes").orElse(false),
        values.truth("isr.admin.enabled").orElse(false),
        profile(values),
        new IsrSettings.Loaded(
            values.truth("isr.tags.from-loaded-entities").orElse(false),
            (int) values.number("isr.tags.loaded-max", 1_000, 1, 100_000)),
        new IsrSettings.Calls(
            (int) values.number("isr.calls.max-entries", 10_000, 1, 100_000_000),
            values.truth("isr.calls.shared").orElse(true),
            values.duration("isr.degraded.max-age", Duration.ofSeconds(10), Duration.ZERO)),
        new IsrSettings.Gzip(
            values.truth("isr.gzip.enabled").orElse(true),
            (int) values.number("isr.gzip.min-body", 1024, 1, Integer.MAX_VALUE)),
        new IsrSettings.Warmup(
            values.origin("isr.warmup.origin"),
            (int) values.number("isr.warmup.concurrency", 2, 1, 64),
            (int) values.number("isr.warmup.attempts", 3, 1, 10),
            values.duration("isr.warmup.timeout", Duration.ofSeconds(30), Duration.ofMillis(1)),
            values.duration("isr.warmup.backoff", Duration.ofMillis(500), Duration.ofMillis(1)),
            (int) values.number("isr.warmup.rate", 0, 0, 10_000),
            (int) values.number("isr.warmup.batch-size", 500, 1, 5_000),
            (int) values.number("isr.warmup.breaker.failures", 5, 0, 1_000),
            values.duration(
                "isr.warmup.breaker.pause", Duration.ofSeconds(30), Duration.ofMillis(1))),
        queue,
        outbox(values),
        RedisReader.read(values),
        MessagingSettings.read(values, queue == IsrSettings.Queue.JMS));
  }

  private static IsrSettings.Outbox outbox(Values values) {
    String text = values.text("isr.outbox").orElse("none");
    if (!text.equals("none") && !text.equals("jpa")) {
      values.wrong("isr.outbox", text, "must be none or jpa");
    }
    return new IsrSettings.Outbox(
        text.equals("jpa"),
        values.text("isr.outbox.unit"),
        values.truth("isr.outbox.create").orElse(false));
  }

  private static IsrSettings.Queue queue(Values values) {
    String text = values.text("isr.queue").orElse("local");
    IsrSettings.Queue queue =
        switch (text) {
          case "redis" -> IsrSettings.Queue.REDIS;
          case "jms" -> IsrSettings.Queue.JMS;
          default -> IsrSettings.Queue.LOCAL;
        };
    if (!queue.isShared() && !text.equals("local")) {
      values.wrong("isr.queue", text, "must be local, redis or jms");
    }
    // What one node renews is of use to another only where they share what they store.
    if (queue.isShared() && values.text("isr.redis.url").isEmpty()) {
      values.wrong("isr.queue", text, "must stand beside isr.redis.url, which is missing");
    }
    return queue;
  }

  /** A misspelt setting would silently be its default. */
  private static void refuseUnknown(Config config, Set<String> variables, Problems problems) {
    Set<String> known = new HashSet<>(NAMES);
    known.addAll(EdgeSettingsReader.NAMES);
    known.addAll(RedisReader.NAMES);
    known.addAll(MessagingSettings.NAMES);
    for (String name : config.getPropertyNames()) {
      boolean refused = name.startsWith("isr.") && !known.contains(name);
      if (refused && !isGuessed(name, variables, known)) {
        problems.add(Codes.UNKNOWN_SETTING, name, "is not a setting, must be one of the reference");
      }
    }
  }

  /**
   * Whether a source has made up this name from the variable of the environment that sets a known
   * one, {@code isr.store.max.bytes} from {@code ISR_STORE_MAX_BYTES}: it cannot know where hyphens
   * were meant.
   */
  private static boolean isGuessed(String name, Set<String> variables, Set<String> known) {
    String variable = variable(name);
    return variables.contains(variable)
        && known.stream().anyMatch(setting -> variable(setting).equals(variable));
  }

  /** The variable of the environment that sets a setting, as MicroProfile Config names it. */
  private static String variable(String name) {
    return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  private static boolean development(Values values) {
    String mode = values.text("isr.mode").orElse("production");
    if (!mode.equals("production") && !mode.equals("development")) {
      values.wrong("isr.mode", mode, "must be production or development");
    }
    return mode.equals("development");
  }

  private static boolean acceptsSharedCaches(Values values) {
    String text = values.text("isr.persistence.shared-cache").orElse("refuse");
    if (!text.equals("refuse") && !text.equals("accept")) {
      values.wrong("isr.persistence.shared-cache", text, "must be refuse or accept");
    }
    return text.equals("accept");
  }

  private static Profile profile(Values values) {
    String profile = values.text("isr.profile").orElse("safe");
    if (!profile.equals("safe") && !profile.equals("rfc")) {
      values.wrong("isr.profile", profile, "must be safe or rfc");
    }
    return profile.equals("rfc") ? Profile.RFC : Profile.SAFE;
  }

  private static List<String> publicBases(Values values) {
    List<String> bases = new ArrayList<>();
    for (String value : values.list("isr.public-base")) {
      URI origin = Values.originOf(value);
      if (origin == null) {
        values.wrongOrigin("isr.public-base", value, "https://shop.example");
      } else {
        bases.add(origin.toString());
      }
    }
    return List.copyOf(bases);
  }

  private static Optional<String> secret(Values values) {
    Optional<String> secret = values.text("isr.secret");
    if (secret.isPresent() && secret.get().length() < 32) {
      values.wrong("isr.secret", "(not shown)", "must have at least 32 characters");
    }
    return secret;
  }

  private static long defaultStoreBytes() {
    return Math.max(MEBIBYTE, Math.min(256 * MEBIBYTE, Runtime.getRuntime().maxMemory() / 8));
  }
}
