package org.freshet.essentials.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * How messages are sent.
 *
 * @param timeout {@code essentials.webhook.timeout}: the most that an attempt takes, from the
 *     connection to the fields of the response; a second to a minute, default 20 seconds
 * @param lease {@code essentials.webhook.lease}: after how long another node takes over what a node
 *     has begun to send; 10 seconds to an hour, at least twice the time-out, default 2 minutes
 * @param poll {@code essentials.webhook.poll}: how often a node looks for what others have left;
 *     100 milliseconds to 5 minutes, default 5 seconds
 * @param concurrency {@code essentials.webhook.concurrency}: how many a node sends at once; 1 to
 *     64, default 8
 * @param plain {@code essentials.webhook.plain-http}: whether endpoints may have the scheme {@code
 *     http}; default false
 * @param allowed {@code essentials.webhook.allowed-addresses}: addresses and ranges that are sent
 *     to though they are private; default none
 */
public record SendingSettings(
    Duration timeout,
    Duration lease,
    Duration poll,
    int concurrency,
    boolean plain,
    List<AddressRange> allowed) {

  static SendingSettings read(Values values) {
    Duration timeout =
        values.duration(
            "essentials.webhook.timeout",
            Duration.ofSeconds(20),
            Duration.ofSeconds(1),
            Duration.ofMinutes(1));
    return new SendingSettings(
        timeout,
        lease(values, timeout),
        values.duration(
            "essentials.webhook.poll",
            Duration.ofSeconds(5),
            Duration.ofMillis(100),
            Duration.ofMinutes(5)),
        values.number("essentials.webhook.concurrency", 8, 1, 64),
        values.truth("essentials.webhook.plain-http", false),
        allowed(values));
  }

  private static Duration lease(Values values, Duration timeout) {
    String key = "essentials.webhook.lease";
    Duration lease =
        values.duration(key, Duration.ofMinutes(2), Duration.ofSeconds(10), Duration.ofHours(1));
    if (lease.compareTo(timeout.multipliedBy(2)) < 0) {
      values.wrong(
          key, lease.toString(), "must be at least twice essentials.webhook.timeout, " + timeout);
    }
    return lease;
  }

  private static List<AddressRange> allowed(Values values) {
    String key = "essentials.webhook.allowed-addresses";
    List<AddressRange> ranges = new ArrayList<>();
    for (String text : values.list(key)) {
      AddressRange range = AddressRange.parse(text);
      if (range == null) {
        values.wrong(key, text, "must be an address or a range such as 10.0.0.0/8");
      } else {
        ranges.add(range);
      }
    }
    return List.copyOf(ranges);
  }
}
