package org.freshet.isr.config;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * Settings of the queue on Jakarta Messaging.
 *
 * @param factory {@code isr.jms.connection-factory}: the name of a connection factory in JNDI;
 *     default {@code java:comp/DefaultJMSConnectionFactory}, the server's own
 * @param queue {@code isr.jms.queue}: the name in JNDI of the queue where pages wait
 * @param deadQueue {@code isr.jms.dead-queue}: that of the queue for pages that were given up
 * @param timeout {@code isr.jms.timeout}: the most that anybody waits for the broker, from 1 ms,
 *     default 5 s
 */
public record MessagingSettings(String factory, String queue, String deadQueue, Duration timeout) {

  /** The setting with the name of the connection factory. */
  public static final String FACTORY = "isr.jms.connection-factory";

  /** The setting with the name of the queue. */
  public static final String QUEUE = "isr.jms.queue";

  /** The setting with the name of the queue for what was given up. */
  public static final String DEAD_QUEUE = "isr.jms.dead-queue";

  /** The names of these settings. */
  static final Set<String> NAMES =
      Set.of(
          "isr.jms.connection-factory", "isr.jms.queue", "isr.jms.dead-queue", "isr.jms.timeout");

  /** Reads them where {@code isr.queue} is {@code jms}; else there are none. */
  static Optional<MessagingSettings> read(Values values, boolean wanted) {
    if (!wanted) {
      return Optional.empty();
    }
    String queue = name(values, QUEUE);
    String dead = name(values, DEAD_QUEUE);
    if (!queue.isEmpty() && queue.equals(dead)) {
      values.wrong(DEAD_QUEUE, dead, "must be another queue than " + QUEUE);
    }
    return Optional.of(
        new MessagingSettings(
            values.text(FACTORY).orElse("java:comp/DefaultJMSConnectionFactory"),
            queue,
            dead,
            values.duration("isr.jms.timeout", Duration.ofSeconds(5), Duration.ofMillis(1))));
  }

  private static String name(Values values, String setting) {
    return values
        .text(setting)
        .orElseGet(
            () -> {
              values.missing(setting, "must name a queue in JNDI, since isr.queue is jms");
              return "";
            });
  }
}
