package org.freshet.isr.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.freshet.isr.redis.Servers.until;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.freshet.isr.api.GivenUpPage;
import org.freshet.isr.config.RedisSettings;
import org.freshet.isr.redis.port.Clients;
import org.freshet.isr.redis.port.Commands;
import org.freshet.isr.redis.queue.RedisWork;
import org.freshet.isr.revalidate.RevalidationQueue.Offer;
import org.freshet.isr.revalidate.share.SharedWork.Job;
import org.freshet.isr.tags.Sequence;
import org.freshet.isr.tags.TagGraphException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.RedisClient;

/** What nodes do with jobs on one stream, on Redis 6.2; and what becomes of a lost one's. */
class RedisWorkTest {

  private static final Duration LEASE = Duration.ofMillis(150);
  private static final Sequence KNOWN = new Sequence(-7, 42);

  private final RedisProcess redis = RedisProcess.bundled();
  private final Nodes nodes = new Nodes("isr.redis.url=" + redis.url());
  private final List<Commands> open = new ArrayList<>();
  private final RedisWork one = node("one");
  private final RedisWork other = node("other");

  private RedisWork node(String name) {
    RedisSettings settings = nodes.settings("isr.redis.timeout=PT0.3S").redis().orElseThrow();
    Commands commands = new Commands(new Clients(settings));
    commands.reconnect();
    commands.resume();
    open.add(commands);
    return new RedisWork(commands, settings.prefix(), name, LEASE, 3, RedisKeys::digest);
  }

  @AfterEach
  void end() {
    open.forEach(Commands::close);
    nodes.close();
    redis.close();
  }

  private static void pause(Duration duration) {
    long end = System.nanoTime() + duration.toNanos();
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }

  private static List<String> keys(List<Job> jobs) {
    return jobs.stream().map(Job::key).toList();
  }

  private static GivenUpPage failure(String target, long at) {
    return new GivenUpPage(target, "status 500, twice", 2, Instant.ofEpochMilli(at));
  }

  @Test
  void each_job_is_handed_to_one_node_in_the_order_they_came() {
    List.of("a", "b c|d%20", "ü", "d").forEach(key -> one.add(key, "/" + key, KNOWN));

    assertThat(other.take(2).jobs())
        .extracting(Job::key, Job::always, Job::known)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple("a", false, KNOWN),
            org.assertj.core.groups.Tuple.tuple("b c|d%20", false, KNOWN));
    assertThat(keys(one.take(9).jobs())).containsExactly("ü", "d");
    assertThat(other.take(9).jobs()).isEmpty();
  }

  @Test
  void a_page_is_asked_for_with_the_latest_that_anybody_knew() {
    one.add("a", "/a", new Sequence(-7, 42));
    other.add("a", "/a", new Sequence(-7, 50));

    assertThat(one.take(9).jobs()).extracting(job -> job.known().number()).containsExactly(50L);
  }

  @Test
  void what_a_lost_node_had_in_hand_goes_to_another_after_the_lease_and_not_before() {
    one.add("a", "/a", KNOWN);
    Job lost = one.take(9).jobs().get(0);
    assertThat(other.take(9).jobs()).isEmpty();
    assertThat(other.ended(Set.of("a"))).isEmpty();

    pause(LEASE.plusMillis(50));
    Job taken = other.take(9).jobs().get(0);

    assertThat(taken.id()).isEqualTo(lost.id());
    assertThat(other.end(taken, null)).isTrue();
    assertThat(other.ended(Set.of("a"))).isEqualTo(Map.of("a", true));
  }

  @Test
  void what_a_node_holds_stays_its_own() {
    one.add("a", "/a", KNOWN);
    List<Job> held = one.take(9).jobs();
    for (int i = 0; i < 6; i++) {
      pause(LEASE.dividedBy(2));
      one.hold(held);
      assertThat(other.take(9).jobs()).isEmpty();
    }
  }

  @Test
  void who_was_taken_for_lost_does_not_take_back_what_another_has() {
    one.add("a", "/a", KNOWN);
    List<Job> late = one.take(9).jobs();
    pause(LEASE.plusMillis(50));
    assertThat(other.take(9).jobs()).hasSize(1);
    pause(LEASE.dividedBy(2));
    one.hold(late);
    pause(LEASE.dividedBy(2).plusMillis(20));

    assertThat(one.take(9).jobs()).as("the other one is lost, too").hasSize(1);
  }

  @Test
  void a_page_that_is_lost_with_its_node_again_and_again_is_given_up() {
    one.add("a", "/a?b=ü", KNOWN);
    for (int i = 0; i < 3; i++) {
      assertThat((i % 2 == 0 ? one : other).take(9).jobs()).as("time %s", i).hasSize(1);
      pause(LEASE.plusMillis(50));
    }

    assertThat(other.take(9))
        .satisfies(
            taken -> {
              assertThat(taken.jobs()).isEmpty();
              assertThat(taken.givenUp()).isEqualTo(1);
              assertThat(taken.waiting()).isZero();
            });
    assertThat(one.givenUp())
        .singleElement()
        .satisfies(
            page -> {
              assertThat(page.target()).isEqualTo("/a?b=ü");
              assertThat(page.reason()).isEqualTo("lost with its node");
              assertThat(page.attempts()).isEqualTo(3);
              assertThat(page.at())
                  .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(60));
            });
    assertThat(one.ended(Set.of("a"))).isEqualTo(Map.of("a", false));
    assertThat(one.add("a", "/a", KNOWN)).isEqualTo(Offer.LEFT);
  }

  @Test
  void a_lost_job_whose_page_was_asked_for_anew_is_done_once() {
    one.add("a", "/a", KNOWN);
    one.take(9);
    one.add("a", "/a", KNOWN);
    pause(LEASE.plusMillis(50));

    List<Job> taken = other.take(9).jobs();

    assertThat(keys(taken)).containsExactly("a");
    assertThat(other.end(taken.get(0), null)).isTrue();
    assertThat(other.take(9).waiting()).isZero();
  }

  @Test
  void what_one_gave_up_everybody_knows_newest_first_and_may_try_again() {
    for (String key : List.of("a", "b", "c")) {
      one.add(key, "/same", KNOWN);
    }
    List<Job> jobs = one.take(9).jobs();
    for (int i = 0; i < 3; i++) {
      assertThat(one.end(jobs.get(i), failure(i == 2 ? "/c" : "/same", 1000 + i))).isTrue();
    }

    assertThat(other.givenUp())
        .containsExactly(failure("/c", 1002), failure("/same", 1001), failure("/same", 1000));
    other.produced("c");
    assertThat(other.replay("/same", KNOWN)).isEqualTo(2);
    assertThat(other.givenUp()).isEmpty();
    assertThat(one.take(9).jobs())
        .allMatch(Job::always)
        .extracting(Job::key)
        .containsExactly("a", "b");
  }

  @Test
  void no_more_wait_than_there_is_room_for_and_none_is_dropped_for_another() {
    for (int i = 0; i < 10_000; i++) {
      assertThat(one.add("k" + i, "/", KNOWN)).isEqualTo(Offer.TAKEN);
    }
    assertThat(one.add("more", "/", KNOWN)).isEqualTo(Offer.FULL);
    assertThat(one.add("k7", "/", KNOWN)).as("it waits already").isEqualTo(Offer.TAKEN);
    Job first = other.take(1).jobs().get(0);
    assertThat(first.key()).isEqualTo("k0");
    other.end(first, null);
    assertThat(one.add("more", "/", KNOWN)).isEqualTo(Offer.TAKEN);
  }

  @Test
  void nothing_is_left_of_what_has_ended_and_idle_nodes_are_forgotten() {
    one.add("a", "/a", KNOWN);
    one.end(one.take(9).jobs().get(0), null);
    other.add("b", "/b", KNOWN);
    List<Job> held = other.take(9).jobs();
    pause(LEASE.multipliedBy(10).plusMillis(100));
    other.hold(held);

    String prefix = nodes.prefix() + ":q:{" + nodes.prefix() + "|queue}:";
    try (RedisClient client = redis.client()) {
      assertThat(client.xlen(prefix + "jobs")).isEqualTo(1);
      assertThat(client.hlen(prefix + "pages")).isEqualTo(1);
      assertThat(client.keys("*")).containsExactlyInAnyOrder(prefix + "jobs", prefix + "pages");
      assertThat(client.xinfoConsumers(prefix + "jobs", "nodes"))
          .extracting(node -> node.getName())
          .containsExactly("other");
    }
  }

  @Test
  void a_redis_that_comes_back_empty_is_a_queue_that_is_empty() {
    one.add("a", "/a", KNOWN);
    one.take(9);
    redis.kill();
    assertThatExceptionOfType(TagGraphException.class).isThrownBy(() -> one.take(9));
    redis.start();
    open.forEach(
        commands -> {
          commands.reconnect();
          commands.resume();
        });

    assertThat(one.ended(Set.of("a"))).isEqualTo(Map.of("a", true));
    one.add("b", "/b", KNOWN);
    until(() -> keys(other.take(9).jobs()).equals(List.of("b")));
  }
}
