package org.freshet.essentials.webhook.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.freshet.essentials.FakeConfig;
import org.freshet.essentials.api.WebhookAttempt.Outcome;
import org.freshet.essentials.api.WebhookDelivery.State;
import org.freshet.essentials.config.Findings;
import org.freshet.essentials.config.SettingsReader;
import org.freshet.essentials.webhook.post.Reply;
import org.junit.jupiter.api.Test;

class RetryPlanTest {

  private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");

  private static RetryPlan plan(double chance, String... settings) {
    return new RetryPlan(
        SettingsReader.read(FakeConfig.of(settings), new Findings()).webhook(), () -> chance);
  }

  private static Reply answer(int status, String retryAfter) {
    return new Reply(status == 410 ? Outcome.GONE : Outcome.REFUSED, status, retryAfter);
  }

  private static Duration wait(RetryPlan.Next next) {
    return Duration.between(NOW, next.due());
  }

  @Test
  void a_delivery_that_is_accepted_is_done() {
    RetryPlan.Next next = plan(0).after(1, new Reply(Outcome.DELIVERED, 200, null), NOW);

    assertThat(next).isEqualTo(new RetryPlan.Next(State.DELIVERED, null, null));
  }

  @Test
  void the_schedule_of_standard_webhooks_is_kept_and_then_it_is_dead() {
    RetryPlan plan = plan(0);
    Duration[] waits = new Duration[9];
    for (int tries = 1; tries <= 9; tries++) {
      waits[tries - 1] = wait(plan.after(tries, answer(500, null), NOW));
    }
    assertThat(waits)
        .containsExactly(
            Duration.ofSeconds(5),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2),
            Duration.ofHours(5),
            Duration.ofHours(10),
            Duration.ofHours(14),
            Duration.ofHours(20),
            Duration.ofHours(24));
    assertThat(plan.after(10, answer(500, null), NOW).state()).isEqualTo(State.DEAD);
  }

  @Test
  void waits_are_longer_by_chance_and_never_shorter() {
    assertThat(wait(plan(0.999).after(2, answer(500, null), NOW)))
        .isBetween(Duration.ofSeconds(359), Duration.ofSeconds(360));
    assertThat(wait(plan(0.5, "essentials.webhook.jitter=0").after(2, answer(500, null), NOW)))
        .isEqualTo(Duration.ofMinutes(5));
  }

  @Test
  void retry_after_is_honoured_where_it_is_later_and_up_to_a_bound() {
    RetryPlan plan = plan(0, "essentials.webhook.max-retry-after=PT1H");

    assertThat(wait(plan.after(1, answer(503, "120"), NOW))).isEqualTo(Duration.ofMinutes(2));
    assertThat(wait(plan.after(1, answer(503, "Sat, 28 Nov 2026 10:03:00 GMT"), NOW)))
        .isEqualTo(Duration.ofMinutes(3));
    assertThat(wait(plan.after(1, answer(503, "999999999999"), NOW)))
        .isEqualTo(Duration.ofHours(1));
    assertThat(wait(plan.after(2, answer(503, "120"), NOW))).isEqualTo(Duration.ofMinutes(5));
    for (String nonsense : new String[] {"soon", "-5", "Sat, 28 Nov 2020 10:03:00 GMT"}) {
      assertThat(wait(plan.after(1, answer(503, nonsense), NOW))).isEqualTo(Duration.ofSeconds(5));
    }
  }

  @Test
  void who_is_overloaded_or_not_reached_gets_nothing_else_for_a_while() {
    RetryPlan plan = plan(0);

    assertThat(plan.after(1, answer(429, "60"), NOW).heldUntil()).isEqualTo(NOW.plusSeconds(60));
    assertThat(plan.after(1, answer(503, null), NOW).heldUntil()).isEqualTo(NOW.plusSeconds(10));
    assertThat(plan.after(1, Reply.without(Outcome.TIMED_OUT), NOW).heldUntil())
        .isEqualTo(NOW.plusSeconds(10));
    assertThat(plan.after(1, answer(500, null), NOW).heldUntil()).isNull();
    assertThat(plan.after(1, answer(400, null), NOW).heldUntil()).isNull();
  }

  @Test
  void who_is_gone_is_not_tried_again() {
    assertThat(plan(0).after(1, answer(410, "5"), NOW))
        .isEqualTo(new RetryPlan.Next(State.DEAD, null, null));
  }
}
