package org.freshet.isr.messaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.freshet.isr.FakeClock;
import org.freshet.isr.api.GivenUpPage;
import org.freshet.isr.revalidate.RevalidationQueue.Offer;
import org.freshet.isr.revalidate.share.SharedWork;
import org.freshet.isr.revalidate.share.SharedWork.Job;
import org.freshet.isr.tags.Sequence;
import org.freshet.isr.tags.TagGraphException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What nodes do to each other on one broker. */
class MessagingWorkTest {

  private static final Sequence KNOWN = new Sequence(7, 3);

  private final FakeClock clock = new FakeClock();
  private final LiveBroker broker = new LiveBroker();
  private final LiveBroker.Node asker = node();
  private final SharedWork asking = asker.backend().work();
  private final SharedWork working = node().backend().work();

  private LiveBroker.Node node(String... more) {
    String[] all = List.of("isr.warmup.attempts=2", "isr.lease=60").toArray(String[]::new);
    return broker.node(clock, more.length == 0 ? all : more);
  }

  @AfterEach
  void close() {
    broker.close();
  }

  private static Job only(SharedWork work) {
    List<Job> jobs = work.take(9).jobs();
    assertThat(jobs).hasSize(1);
    return jobs.get(0);
  }

  @Test
  void each_job_is_in_one_hand_and_its_asker_hears_how_it_ended() {
    asking.add("a", "/a", KNOWN);
    asking.add("b", "/b", KNOWN);
    List<Job> jobs = working.take(9).jobs();

    assertThat(jobs).extracting(Job::key).containsExactly("a", "b");
    assertThat(jobs).allMatch(job -> job.known().equals(KNOWN) && !job.always());
    assertThat(asking.take(9).jobs()).isEmpty();
    assertThat(asking.take(9).waiting()).as("asked for, and not ended").isEqualTo(2);
    assertThat(asking.ended(List.of("a", "b"))).isEmpty();

    assertThat(working.end(jobs.get(0), null)).isTrue();
    GivenUpPage failure = new GivenUpPage("/b", "status 500", 2, clock.instant());
    assertThat(working.end(jobs.get(1), failure)).isTrue();

    assertThat(asking.ended(List.of("a", "b"))).isEqualTo(Map.of("a", true, "b", false));
    assertThat(asking.givenUp()).containsExactly(failure);
    assertThat(asking.add("b", "/b", KNOWN)).as("given up everywhere").isEqualTo(Offer.LEFT);
    assertThat(working.take(9).jobs()).as("nothing of what ended comes again").isEmpty();
  }

  @Test
  void what_a_killed_node_had_in_hand_goes_to_another() {
    asking.add("a", "/a", KNOWN);
    LiveBroker.Node lost = node();
    only(lost.backend().work());

    lost.kill();

    assertThat(awaited(working).key()).isEqualTo("a");
  }

  @Test
  void what_an_ending_node_has_in_hand_goes_to_another() {
    asking.add("a", "/a", KNOWN);
    LiveBroker.Node ending = node();
    only(ending.backend().work());

    ending.end();

    assertThat(awaited(working).key()).isEqualTo("a");
  }

  @Test
  void what_a_node_takes_and_does_not_begin_goes_back() {
    asking.add("a", "/a", KNOWN);
    asking.add("b", "/b", KNOWN);
    List<Job> jobs = working.take(2).jobs();
    List<Job> begun = jobs.subList(0, 1);
    working.hold(begun);
    assertThat(asking.take(9).jobs()).isEmpty();

    working.hold(begun);
    assertThat(awaited(asking).key()).isEqualTo("b");
    working.end(jobs.get(0), null);
    assertThatThrownBy(() -> working.end(jobs.get(1), null)).isInstanceOf(TagGraphException.class);
  }

  private static Job awaited(SharedWork work) {
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (System.nanoTime() < end) {
      List<Job> jobs = work.take(1).jobs();
      if (!jobs.isEmpty()) {
        return jobs.get(0);
      }
      LockSupport.parkNanos(10_000_000);
    }
    throw new AssertionError("nothing came back");
  }

  @Test
  void a_page_that_is_lost_with_its_node_again_and_again_is_given_up() {
    asking.add("a", "/a", KNOWN);
    for (int i = 0; i < 2; i++) {
      LiveBroker.Node lost = node();
      awaited(lost.backend().work());
      lost.end();
    }
    long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (asking.ended(List.of("a")).isEmpty() && System.nanoTime() < end) {
      assertThat(working.take(9).jobs()).isEmpty();
    }

    assertThat(asking.ended(List.of("a"))).containsEntry("a", false);
    assertThat(working.givenUp())
        .containsExactly(new GivenUpPage("/a", "lost with its node", 2, clock.instant()));
  }

  @Test
  void a_page_that_was_given_up_again_is_there_once_and_tried_again_once() {
    for (int i = 1; i <= 2; i++) {
      asking.add("a", "/a", KNOWN);
      working.end(only(working), new GivenUpPage("/a", "status 500", i, clock.instant()));
      asking.ended(List.of("a"));
      assertThat(working.givenUp()).extracting(GivenUpPage::attempts).containsExactly(i);
      if (i == 1) {
        asking.produced("a");
        assertThat(working.givenUp()).isEmpty();
      }
    }

    assertThat(asking.replay("/b", KNOWN)).isZero();
    assertThat(asking.replay("/a", KNOWN)).isEqualTo(1);
    assertThat(asking.replay(null, KNOWN)).isZero();
    Job again = only(working);
    assertThat(again.always()).as("whether it is stale or not").isTrue();
    assertThat(working.givenUp()).isEmpty();
  }

  @Test
  void who_knows_more_asks_anew_and_the_end_of_the_first_asking_is_not_the_end() {
    asking.add("a", "/a", KNOWN);
    Job first = only(working);
    asking.add("a", "/a", new Sequence(7, 4));
    working.end(first, null);
    assertThat(asking.ended(List.of("a"))).isEmpty();

    Job second = only(working);
    assertThat(second.known()).isEqualTo(new Sequence(7, 4));
    working.end(second, null);
    assertThat(asking.ended(List.of("a"))).containsEntry("a", true);
  }

  @Test
  void an_asker_that_missed_what_it_was_told_asks_again_after_ten_leases() {
    asking.add("a", "/a", KNOWN);
    only(working);
    clock.advance(Duration.ofMinutes(10));
    assertThat(asking.ended(List.of("a"))).isEmpty();
    assertThat(working.take(9).jobs()).isEmpty();

    clock.advance(Duration.ofSeconds(1));
    assertThat(asking.ended(List.of("a"))).isEmpty();
    Job again = only(working);
    working.end(again, null);
    assertThat(asking.ended(List.of("a"))).containsEntry("a", true);
  }

  @Test
  void applications_that_share_the_queues_take_nothing_of_each_other() {
    SharedWork stranger = node("isr.redis.prefix=other").backend().work();
    asking.add("a", "/a", KNOWN);

    assertThat(stranger.take(9).jobs()).isEmpty();
    assertThat(only(working).key()).isEqualTo("a");
  }

  @Test
  void what_no_node_has_written_stops_nobody() {
    asker.send(
        context -> {
          Message message = context.createTextMessage("<script>");
          try {
            message.setStringProperty("isrApp", "isr");
            message.setStringProperty("isrFor", "any");
          } catch (JMSException e) {
            throw new IllegalStateException(e);
          }
          return message;
        });
    asking.add("a", "/it's", KNOWN);

    assertThat(only(working).key()).isEqualTo("a");
  }

  @Test
  void a_broker_that_is_away_refuses_soon_and_works_again_when_it_is_back() {
    broker.stop();
    long began = System.nanoTime();
    assertThatThrownBy(() -> asking.add("a", "/a", KNOWN)).isInstanceOf(TagGraphException.class);
    assertThatThrownBy(() -> working.take(9)).isInstanceOf(TagGraphException.class);
    assertThat(System.nanoTime() - began).isLessThan(Duration.ofSeconds(11).toNanos());

    broker.start();
    assertThat(asking.add("a", "/a", KNOWN)).isEqualTo(Offer.TAKEN);
    assertThat(only(working).key()).isEqualTo("a");
  }
}
