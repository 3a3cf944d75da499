package org.freshet.essentials.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.freshet.essentials.api.StoreUnavailableException;
import org.freshet.essentials.config.Findings;
import org.freshet.essentials.redis.Redis;
import org.freshet.essentials.redis.RedisRevocations;
import org.freshet.essentials.stores.RedisServer;
import org.freshet.essentials.stores.TrueTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Revocations in Redis, which has a clock of its own. */
class RevocationsInRedisTest extends RevocationStoreContract {

  private static final AtomicLong NANOS = new AtomicLong();

  private Redis one;
  private Redis two;

  @Override
  RevocationStore store() {
    one = new Redis(RedisServer.shared().settings(), NANOS::get);
    return new RedisRevocations(one, clock);
  }

  @Override
  RevocationStore otherNode() {
    two = new Redis(RedisServer.shared().settings(), NANOS::get);
    return new RedisRevocations(two, clock);
  }

  @Override
  void pass(Duration time) {
    TrueTime.pass(time);
    clock.pass(time);
  }

  @AfterEach
  void close() {
    one.close();
    two.close();
  }

  @Test
  void a_redis_that_went_costs_one_wait_and_is_asked_again_after_a_second() {
    RedisServer server = new RedisServer();
    try (Redis redis = new Redis(server.settings(), NANOS::get)) {
      RevocationStore store = new RedisRevocations(redis, clock);
      store.revoke("t", clock.instant().plusSeconds(60));
      assertThat(store.state("t", "s").revoked()).isTrue();

      server.stop();
      assertUnavailable(store, "Redis does not answer: ");
      server.start();
      assertUnavailable(store, "Redis does not answer");
      NANOS.addAndGet(Duration.ofSeconds(1).toNanos());
      assertThat(store.state("t", "s").revoked()).isFalse();
      store.revoke("t", clock.instant().plusSeconds(60));
      assertThat(store.state("t", "s").revoked()).isTrue();
    } finally {
      server.stop();
    }
  }

  private static void assertUnavailable(RevocationStore store, String message) {
    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> store.state("t", "s"))
        .withMessageStartingWith(message);
  }

  @Test
  void a_redis_that_forgets_when_it_is_full_is_refused() {
    Findings findings = new Findings();
    new RedisRevocations(one, clock).check(findings);
    assertThat(findings.found()).isEmpty();

    RedisServer evicting = new RedisServer("maxmemory 50mb", "maxmemory-policy volatile-lru");
    try (Redis redis = new Redis(evicting.settings(), NANOS::get)) {
      new RedisRevocations(redis, clock).check(findings);
      assertThat(findings.found())
          .containsExactly(
              "ESS0061: essentials.revocation.store: is 'redis', whose maxmemory-policy is"
                  + " 'volatile-lru', must be noeviction: it would forget what is revoked");
    } finally {
      evicting.stop();
    }
  }
}
