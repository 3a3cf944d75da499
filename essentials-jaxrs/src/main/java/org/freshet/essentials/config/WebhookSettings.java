package org.freshet.essentials.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import org.freshet.essentials.seal.KeyRing;
import org.jspecify.annotations.Nullable;

/**
 * The settings {@code essentials.webhook.*}.
 *
 * @param store {@code essentials.webhook.store}: where what is sent stands until it is, {@code
 *     database} or {@code none}; default none, then nothing is sent
 * @param keys {@code essentials.webhook.keys}: what seals the secrets of endpoints in the database;
 *     needed by the store
 * @param schedule {@code essentials.webhook.schedule}: how long after the attempt before each
 *     attempt comes; 1 to 50 durations of up to 30 days, separated by commas; default that of
 *     Standard Webhooks
 * @param jitter {@code essentials.webhook.jitter}: by how many percent of it such a wait is longer
 *     at most, by chance; 0 to 100, default 20
 * @param longestWait {@code essentials.webhook.max-retry-after}: how much of a {@code Retry-After}
 *     is honoured; 0 to 7 days, default a day
 * @param sending how messages are sent
 * @param maxBody {@code essentials.webhook.max-body}: the most bytes of a message, 256 to 65536,
 *     default 20480
 * @param overlap {@code essentials.webhook.secret-overlap}: for how long an old secret signs beside
 *     the new one; 0 to 30 days, default a day
 * @param kept {@code essentials.webhook.keep}: for how long what was delivered, or is dead, stays;
 *     an hour to 3650 days, default 30 days
 * @param receiving how messages are received
 */
public record WebhookSettings(
    Store store,
    @Nullable KeyRing keys,
    List<Duration> schedule,
    int jitter,
    Duration longestWait,
    SendingSettings sending,
    int maxBody,
    Duration overlap,
    Duration kept,
    ReceivingSettings receiving) {

  private static final String STANDARD = "0,PT5S,PT5M,PT30M,PT2H,PT5H,PT10H,PT14H,PT20H,PT24H";
  private static final int MOST_ATTEMPTS = 50;
  private static final Duration LONGEST = Duration.ofDays(30);

  static WebhookSettings read(Config config, Values values) {
    Store store = Store.read(values, "essentials.webhook.store", "none", "database");
    return new WebhookSettings(
        store,
        keys(values, store),
        schedule(values),
        values.number("essentials.webhook.jitter", 20, 0, 100),
        values.duration(
            "essentials.webhook.max-retry-after",
            Duration.ofDays(1),
            Duration.ZERO,
            Duration.ofDays(7)),
        SendingSettings.read(values),
        values.number("essentials.webhook.max-body", 20_480, 256, 65_536),
        values.duration(
            "essentials.webhook.secret-overlap", Duration.ofDays(1), Duration.ZERO, LONGEST),
        values.duration(
            "essentials.webhook.keep", LONGEST, Duration.ofHours(1), Duration.ofDays(3650)),
        ReceivingSettings.read(config, values));
  }

  private static @Nullable KeyRing keys(Values values, Store store) {
    String key = "essentials.webhook.keys";
    try {
      KeyRing keys = values.text(key).map(KeyRing::parse).orElse(null);
      if (keys == null && store != Store.NONE) {
        values.secretWrong(key, "must be set where essentials.webhook.store is");
      }
      return keys;
    } catch (IllegalArgumentException e) {
      // The value is a secret; the message names a key and never shows one.
      values.secretWrong(key, String.valueOf(e.getMessage()));
      return KeyRing.random();
    }
  }

  private static List<Duration> schedule(Values values) {
    String key = "essentials.webhook.schedule";
    List<String> texts = values.list(key);
    if (texts.size() > MOST_ATTEMPTS) {
      values.wrong(key, texts.size() + " durations", "must be at most " + MOST_ATTEMPTS);
    }
    List<Duration> schedule = new ArrayList<>();
    for (String text : texts.isEmpty() ? List.of(STANDARD.split(",")) : texts) {
      schedule.add(values.parsed(key, text, Duration.ZERO, Duration.ZERO, LONGEST));
    }
    return List.copyOf(schedule);
  }

  /** Whether anything of it is in the database. */
  public boolean hasDatabase() {
    return store == Store.DATABASE || receiving.seen() == Store.DATABASE;
  }
}
