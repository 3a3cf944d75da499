package org.freshet.essentials.webhook.send;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleSupplier;
import org.freshet.essentials.api.WebhookAttempt.Outcome;
import org.freshet.essentials.api.WebhookDelivery.State;
import org.freshet.essentials.config.WebhookSettings;
import org.freshet.essentials.webhook.post.Reply;
import org.jspecify.annotations.Nullable;

/**
 * Decides what comes after an attempt. Immutable and thread-safe.
 *
 * <ol>
 *   <li>A status of 200 to 299 ends a delivery, 410 ends everything for the endpoint.
 *   <li>After the last attempt of the schedule it is dead.
 *   <li>Otherwise it comes again after the next wait of the schedule, somewhat longer by chance,
 *       and not before {@code Retry-After} says, which is honoured up to a bound.
 *   <li>Who is overloaded (429, 502, 503, 504), or is not reached, gets nothing else either for a
 *       while.
 * </ol>
 */
public final class RetryPlan {

  /** For how long somebody is left alone who does not say. */
  static final Duration BREATH = Duration.ofSeconds(10);

  private static final List<Integer> OVERLOADED = List.of(429, 502, 503, 504);
  private static final DateTimeFormatter HTTP_DATE =
      DateTimeFormatter.RFC_1123_DATE_TIME.withLocale(Locale.ROOT);

  private final List<Duration> schedule;
  private final double jitter;
  private final Duration longestWait;
  private final DoubleSupplier chance;

  /**
   * A plan.
   *
   * @param chance numbers from 0 to 1
   */
  public RetryPlan(WebhookSettings settings, DoubleSupplier chance) {
    this.schedule = settings.schedule();
    this.jitter = settings.jitter() / 100.0;
    this.longestWait = settings.longestWait();
    this.chance = chance;
  }

  /**
   * What comes next.
   *
   * @param state how far the delivery is
   * @param due when it is tried again, null if it is not
   * @param heldUntil before when its endpoint gets nothing, null if it may
   */
  record Next(State state, @Nullable Instant due, @Nullable Instant heldUntil) {}

  /**
   * Decides.
   *
   * @param tries how many attempts there were, this one among them
   */
  Next after(int tries, Reply reply, Instant now) {
    if (reply.outcome() == Outcome.DELIVERED) {
      return new Next(State.DELIVERED, null, null);
    }
    if (reply.outcome() == Outcome.GONE) {
      return new Next(State.DEAD, null, null);
    }
    Duration asked = asked(reply, now);
    Instant heldUntil = isHeld(reply) ? now.plus(asked == null ? BREATH : asked) : null;
    if (tries >= schedule.size()) {
      return new Next(State.DEAD, null, heldUntil);
    }
    Duration wait = longer(schedule.get(tries));
    return new Next(
        State.PENDING,
        now.plus(asked != null && asked.compareTo(wait) > 0 ? asked : wait),
        heldUntil);
  }

  private static boolean isHeld(Reply reply) {
    return OVERLOADED.contains(reply.status())
        || reply.outcome() == Outcome.TIMED_OUT
        || reply.outcome() == Outcome.UNREACHABLE;
  }

  private Duration longer(Duration wait) {
    return wait.plusMillis((long) (wait.toMillis() * jitter * chance.getAsDouble()));
  }

  /** What {@code Retry-After} asks for, within the bound; null if it says nothing (RFC 9110). */
  private @Nullable Duration asked(Reply reply, Instant now) {
    String text = reply.retryAfter();
    if (text == null) {
      return null;
    }
    Duration asked =
        text.matches("\\d{1,18}") ? Duration.ofSeconds(Long.parseLong(text)) : until(text, now);
    if (asked == null || asked.isNegative()) {
      return null;
    }
    return asked.compareTo(longestWait) > 0 ? longestWait : asked;
  }

  private static @Nullable Duration until(String date, Instant now) {
    try {
      return Duration.between(now, ZonedDateTime.parse(date, HTTP_DATE).toInstant());
    } catch (DateTimeException e) {
      return null;
    }
  }
}
