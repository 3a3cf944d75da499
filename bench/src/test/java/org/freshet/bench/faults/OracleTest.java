package org.freshet.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Lag 1 s, window 2 s, slack half a second; node 0 has committed version 1 at 10 s. */
class OracleTest {

  private static final String HIT = "isr; hit; ttl=300";
  private static final String MADE = "isr; fwd=uri-miss";
  private static final String SHARED = "public, max-age=0, s-maxage=300";
  private static final String ALONE = "private, no-store";

  private final Oracle oracle =
      new Oracle(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofMillis(500));

  OracleTest() {
    assertThat(oracle.next(7)).isEqualTo(1);
    oracle.committed(7, 1, 0, seconds(10));
  }

  private static long seconds(double seconds) {
    return (long) (seconds * 1e9);
  }

  private String hit(int node, double asked, int version) {
    return oracle.fault(new Answer(node, 7, seconds(asked), version, version, HIT, SHARED));
  }

  @Test
  void a_stale_page_is_served_for_its_window_and_no_longer() {
    assertThat(hit(0, 12.4, 0)).isNull();
    assertThat(hit(0, 12.6, 0)).contains("older by 0.1 s than allowed", "version 1");
    assertThat(hit(0, 99, 1)).isNull();
  }

  @Test
  void another_node_may_not_know_for_as_long_as_the_lag() {
    assertThat(hit(1, 13.4, 0)).isNull();
    assertThat(hit(1, 13.6, 0)).isNotNull();
  }

  @Test
  void what_is_made_for_the_one_who_asks_holds_what_was_committed() {
    assertThat(oracle.fault(new Answer(1, 7, seconds(10.4), 0, 0, MADE, ALONE))).isNull();
    assertThat(oracle.fault(new Answer(1, 7, seconds(10.6), 0, 0, MADE, ALONE))).isNotNull();
    assertThat(oracle.fault(new Answer(1, 7, seconds(99), 0, 1, MADE, ALONE)))
        .as("a second-level cache of the application may be behind where nothing is kept")
        .isNull();
    assertThat(oracle.fault(new Answer(1, 7, seconds(99), 0, 1, MADE, SHARED)))
        .as("but not where others keep it")
        .isNotNull();
  }

  @Test
  void a_version_that_nobody_has_written_is_wrong() {
    assertThat(hit(0, 10, 2)).contains("nobody has written");
    oracle.next(7);
    assertThat(hit(0, 10, 2)).as("it may be committed though nobody was told").isNull();
  }

  @Test
  void while_raises_cannot_arrive_who_hears_the_others_need_not_know() {
    oracle.begins(outage(Set.of(), Set.of(0)));
    assertThat(hit(1, 50, 0)).isNull();
    assertThat(hit(0, 50, 0)).as("its own it knows").isNotNull();

    oracle.ends(seconds(60));
    assertThat(hit(1, 65.4, 0)).as("back after 2 s, lag, window").isNull();
    assertThat(hit(1, 65.6, 0)).isNotNull();
  }

  @Test
  void who_hears_nothing_may_not_believe_what_it_knows() {
    oracle.begins(outage(Set.of(1), Set.of(0)));
    assertThat(hit(1, 13.6, 0)).isNotNull();
  }

  @Test
  void what_is_committed_long_after_an_outage_is_known_as_ever() {
    oracle.begins(outage(Set.of(), Set.of(0)));
    oracle.ends(seconds(20));
    oracle.next(7);
    oracle.committed(7, 2, 0, seconds(30));

    assertThat(hit(1, 33.6, 1)).isNotNull();
  }

  @Test
  void who_has_heard_nothing_for_long_lets_nobody_keep_anything() {
    oracle.begins(outage(Set.of(1), Set.of()));
    assertThat(oracle.mustNotBeKept(new Answer(1, 7, seconds(11), 1, 1, HIT, SHARED))).isFalse();
    assertThat(oracle.mustNotBeKept(new Answer(1, 7, seconds(12), 1, 1, HIT, SHARED))).isTrue();
    assertThat(oracle.mustNotBeKept(new Answer(1, 7, seconds(12), 1, 1, MADE, ALONE))).isFalse();
    assertThat(oracle.mustNotBeKept(new Answer(0, 7, seconds(12), 1, 1, HIT, SHARED))).isFalse();
    oracle.ends(seconds(13));
    assertThat(oracle.mustNotBeKept(new Answer(1, 7, seconds(14), 1, 1, HIT, SHARED))).isFalse();
  }

  private static Outage outage(Set<Integer> deaf, Set<Integer> mute) {
    return new Outage(deaf, mute, seconds(9.5), Long.MAX_VALUE, Duration.ofSeconds(2));
  }
}
