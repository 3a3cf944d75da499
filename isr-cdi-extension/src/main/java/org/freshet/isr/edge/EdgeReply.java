package org.freshet.isr.edge;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;

/**
 * What an edge answered.
 *
 * @param status the status code
 * @param headers the first value of each field, by name in lower case
 * @param body as much of the body as is worth reading
 */
public record EdgeReply(int status, Map<String, String> headers, String body) {

  private static final Duration LONGEST = Duration.ofDays(1);

  /**
   * How long it wants not to be asked again (RFC 9110, section 10.2.3); zero if it does not say,
   * and a day where it says more.
   */
  public Duration retryAfter(Instant now) {
    String value = headers.getOrDefault("retry-after", "").trim();
    Duration wait = value.isEmpty() ? Duration.ZERO : parse(value, now);
    return wait.isNegative() ? Duration.ZERO : wait.compareTo(LONGEST) > 0 ? LONGEST : wait;
  }

  private static Duration parse(String value, Instant now) {
    try {
      return value.chars().allMatch(Character::isDigit)
          ? Duration.ofSeconds(Long.parseLong(value))
          : Duration.between(
              now,
              ZonedDateTime.parse(
                      value, DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT))
                  .toInstant());
    } catch (NumberFormatException e) {
      return LONGEST;
    } catch (DateTimeParseException e) {
      return Duration.ZERO;
    }
  }

  /**
   * What the status alone says: 2xx is done; 408, 429, 503, 507 and other failures of the server
   * are for later; 401 and 403 are denials; whatever else is refused.
   */
  public PurgeResult result(Instant now) {
    if (status >= 200 && status < 300) {
      return PurgeResult.done();
    }
    String detail = "status " + status;
    return switch (status) {
      case 401, 403 -> PurgeResult.denied(detail);
      case 408, 425, 429 -> PurgeResult.later(detail, retryAfter(now));
      default ->
          status >= 500 ? PurgeResult.later(detail, retryAfter(now)) : PurgeResult.refused(detail);
    };
  }
}
