package org.freshet.isr.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.freshet.isr.redis.Servers.until;

import java.time.Instant;
import java.util.Set;
import org.freshet.isr.api.Tag;
import org.freshet.isr.tags.Standing;
import org.freshet.isr.tags.TagGraphException;
import org.junit.jupiter.api.Test;

/** Networks that are slow or cut, and servers that take over from each other. */
class NetworkFaultsTest {

  private static final String[] QUICK = {"isr.redis.timeout=PT0.3S", "isr.near.max-lag=PT0.6S"};

  @Test
  void a_line_that_has_become_slow_is_given_up_and_taken_again_when_it_is_quick() throws Exception {
    try (RedisProcess redis = RedisProcess.installed();
        SlowProxy line = new SlowProxy(redis.port());
        Nodes nodes = new Nodes("isr.redis.url=" + line.url())) {
      Watched one = new Watched(nodes, QUICK).begun();
      assertThat(one.make("/a", "made", "post:7")).isTrue();
      line.delay(1000);
      until(() -> one.standing("/a").equals(Standing.UNSERVABLE));

      long began = System.nanoTime();
      for (int i = 0; i < 200; i++) {
        assertThat(one.make("/" + i, "made", "post:7")).isFalse();
        int number = i;
        assertThatExceptionOfType(TagGraphException.class)
            .isThrownBy(() -> one.graph.owe("t" + number, Set.of(Tag.of("x")), Set.of()));
      }
      assertThat(System.nanoTime() - began).isLessThan(3_000_000_000L);

      line.delay(0);
      until(() -> one.isCurrent("/a"));
      assertThat(one.make("/b", "made", "post:7")).isTrue();
    }
  }

  @Test
  void a_node_that_was_cut_off_for_longer_than_the_lag_hears_what_it_has_missed() throws Exception {
    try (RedisProcess redis = RedisProcess.installed();
        SlowProxy line = new SlowProxy(redis.port());
        Nodes nodes = new Nodes("isr.redis.url=" + line.url())) {
      Watched cutOff = new Watched(nodes, QUICK).begun();
      Watched other = new Watched(nodes, "isr.redis.url=" + redis.url()).begun();
      other.make("/a", "made", "post:7");
      other.make("/b", "made", "post:8");
      assertThat(cutOff.isCurrent("/a")).isTrue();
      assertThat(cutOff.isCurrent("/b")).isTrue();
      line.cut(true);
      other.raise("post:7");
      until(() -> cutOff.standing("/a").equals(Standing.UNSERVABLE));
      assertThat(cutOff.body("/a")).as("it is there, but nobody may serve it").isEqualTo("made");

      Instant heard = cutOff.clock.instant();
      line.cut(false);
      until(() -> cutOff.isCurrent("/b"));
      assertThat(cutOff.isCurrent("/a")).isFalse();
      assertThat(cutOff.standing("/a").expired()).isFalse();
      assertThat(cutOff.standing("/a").staleSince())
          .as("since it was raised, not since that was heard of")
          .isBefore(heard);
    }
  }

  @Test
  void a_replica_that_takes_over_is_found_by_its_sentinel_and_nothing_lost_is_believed() {
    SentinelPair pair = new SentinelPair();
    try (Nodes nodes = new Nodes(pair.settings())) {
      Watched one = new Watched(nodes, QUICK).begun();
      Watched other = new Watched(nodes, QUICK).begun();
      until(() -> pair.replica().log().contains("sync: Finished with success"));
      one.make("/a", "made", "post:7");
      one.raise("x");
      until(() -> other.heard.size() == 2);
      until(() -> pair.sentinel().log().contains("+slave"));
      pair.master().kill();

      until(() -> one.make("/b", "made", "post:7") && one.isCurrent("/b"));
      until(() -> other.isCurrent("/b"));
      one.raise("post:7");
      until(() -> !other.isCurrent("/b"));
      assertThat(pair.replica().log()).contains("MASTER MODE enabled");
    } finally {
      pair.close();
    }
  }
}
