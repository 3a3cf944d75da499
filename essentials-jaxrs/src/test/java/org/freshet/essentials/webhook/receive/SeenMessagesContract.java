package org.freshet.essentials.webhook.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.freshet.essentials.stores.Clock;
import org.freshet.essentials.webhook.receive.SeenMessages.Known;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every memory of messages does. */
abstract class SeenMessagesContract {

  final Clock clock = new Clock("2026-11-28T10:00:00Z");
  private final String id = UUID.randomUUID().toString().replace("-", "").repeat(2);
  private SeenMessages seen;

  abstract SeenMessages memory();

  @BeforeEach
  void open() {
    seen = memory();
  }

  private Instant in(int minutes) {
    return clock.instant().plus(Duration.ofMinutes(minutes));
  }

  @Test
  void a_message_is_new_once_then_under_way_then_accepted() {
    assertThat(seen.begin(id, in(5))).isEqualTo(Known.NEW);
    assertThat(seen.begin(id, in(5))).isEqualTo(Known.UNDER_WAY);
    seen.accepted(id, in(60));
    assertThat(seen.begin(id, in(5))).isEqualTo(Known.ACCEPTED);
    clock.pass(Duration.ofMinutes(59));
    assertThat(seen.begin(id, in(5))).isEqualTo(Known.ACCEPTED);
    clock.pass(Duration.ofMinutes(1));
    assertThat(seen.begin(id, in(5))).isEqualTo(Known.NEW);
  }

  @Test
  void one_that_failed_may_come_again() {
    seen.begin(id, in(5));
    seen.failed(id, in(5));
    assertThat(seen.begin(id, in(5))).isEqualTo(Known.NEW);
  }

  @Test
  void one_that_was_accepted_late_is_remembered_though_it_is_not_under_way_any_more() {
    seen.begin(id, in(5));
    clock.pass(Duration.ofMinutes(6));
    // Whatever is over is swept now.
    seen.begin(UUID.randomUUID().toString(), in(5));
    seen.accepted(id, in(60));
    assertThat(seen.begin(id, in(5))).isEqualTo(Known.ACCEPTED);
  }

  @Test
  void who_fails_late_takes_nothing_from_who_has_begun_since() {
    Instant first = in(5);
    seen.begin(id, first);
    clock.pass(Duration.ofMinutes(6));
    Instant second = in(5);
    assertThat(seen.begin(id, second)).isEqualTo(Known.NEW);
    seen.failed(id, first);
    assertThat(seen.begin(id, in(5))).isEqualTo(Known.UNDER_WAY);

    seen.accepted(id, in(60));
    seen.failed(id, second);
    assertThat(seen.begin(id, in(5))).isEqualTo(Known.ACCEPTED);
  }

  @Test
  void one_of_which_nobody_said_what_became_of_it_may_come_again_after_its_time() {
    seen.begin(id, in(5));
    clock.pass(Duration.ofMinutes(5));
    assertThat(seen.begin(id, in(5))).isEqualTo(Known.NEW);
    assertThat(seen.begin(id, in(5))).isEqualTo(Known.UNDER_WAY);
  }

  @Test
  void of_eight_who_begin_at_once_one_is_told_that_it_is_new() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    Callable<Known> begin = () -> seen.begin(id, in(5));
    List<Future<Known>> all =
        threads.invokeAll(List.of(begin, begin, begin, begin, begin, begin, begin, begin));
    threads.shutdown();
    int told = 0;
    for (Future<Known> one : all) {
      told += one.get() == Known.NEW ? 1 : 0;
    }
    assertThat(told).isEqualTo(1);
  }
}
