package org.freshet.essentials.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.Config;

/**
 * How messages are received.
 *
 * @param secrets {@code essentials.webhook.receiver.NAME}: by who sends, the secrets, each {@code
 *     whsec_} and 24 to 64 bytes in Base64, separated by commas; default none
 * @param tolerance {@code essentials.webhook.tolerance}: how far from now a timestamp may be; a
 *     second to an hour, default 5 minutes
 * @param seen {@code essentials.webhook.seen}: where the ids of accepted messages are kept; default
 *     memory
 * @param most {@code essentials.webhook.max-seen}: how many of them are kept in memory; 1000 to
 *     10000000, default 100000
 * @param remembered {@code essentials.webhook.seen-for}: for how long; an hour to 90 days, at least
 *     twice the tolerance, default 4 days
 * @param refusing {@code essentials.webhook.duplicates}: whether a message that was accepted before
 *     is answered with 409, {@code refuse}, or with 204, {@code accept}; default refuse
 * @param maxBody {@code essentials.webhook.max-received}: the most bytes of a message; 1024 to
 *     16777216, default 1048576
 */
public record ReceivingSettings(
    Map<String, List<byte[]>> secrets,
    Duration tolerance,
    Store seen,
    int most,
    Duration remembered,
    boolean refusing,
    int maxBody) {

  static final String RECEIVER = "essentials.webhook.receiver.";

  /** What a secret begins with. */
  public static final String PREFIX = "whsec_";

  private static final int LEAST_BYTES = 24;
  private static final int MOST_BYTES = 64;

  static ReceivingSettings read(Config config, Values values) {
    Duration tolerance =
        values.duration(
            "essentials.webhook.tolerance",
            Duration.ofMinutes(5),
            Duration.ofSeconds(1),
            Duration.ofHours(1));
    return new ReceivingSettings(
        secrets(config, values),
        tolerance,
        Store.read(values, "essentials.webhook.seen", "memory", "database", "bean"),
        values.number("essentials.webhook.max-seen", 100_000, 1_000, 10_000_000),
        remembered(values, tolerance),
        values.word("essentials.webhook.duplicates", "refuse", "accept").equals("refuse"),
        values.number("essentials.webhook.max-received", 1_048_576, 1_024, 16_777_216));
  }

  /** What may be of the future by the tolerance is good for twice as long. */
  private static Duration remembered(Values values, Duration tolerance) {
    String key = "essentials.webhook.seen-for";
    Duration remembered =
        values.duration(key, Duration.ofDays(4), Duration.ofHours(1), Duration.ofDays(90));
    if (remembered.compareTo(tolerance.multipliedBy(2)) < 0) {
      values.wrong(
          key,
          remembered.toString(),
          "must be at least twice essentials.webhook.tolerance, " + tolerance);
    }
    return remembered;
  }

  private static Map<String, List<byte[]>> secrets(Config config, Values values) {
    Map<String, List<byte[]>> all = new LinkedHashMap<>();
    for (String key : config.getPropertyNames()) {
      if (key.startsWith(RECEIVER)) {
        List<byte[]> secrets = new ArrayList<>();
        values.list(key).forEach(text -> add(text, key, secrets, values));
        all.put(key.substring(RECEIVER.length()), List.copyOf(secrets));
      }
    }
    return Map.copyOf(all);
  }

  private static void add(String text, String key, List<byte[]> secrets, Values values) {
    try {
      secrets.add(decoded(text));
    } catch (IllegalArgumentException e) {
      values.secretWrong(key, "must be secrets, each " + PREFIX + " and 24 to 64 bytes in Base64");
    }
  }

  /**
   * The bytes of a secret.
   *
   * @throws IllegalArgumentException if it is malformed; the message does not show it
   */
  public static byte[] decoded(String text) {
    byte[] bytes =
        text.startsWith(PREFIX)
            ? Base64.getDecoder().decode(text.substring(PREFIX.length()))
            : new byte[0];
    if (bytes.length < LEAST_BYTES || bytes.length > MOST_BYTES) {
      throw new IllegalArgumentException("must be " + PREFIX + " and 24 to 64 bytes in Base64");
    }
    return bytes;
  }

  /** Without secrets. */
  @Override
  public String toString() {
    return "ReceivingSettings" + secrets.keySet();
  }
}
