package org.freshet.essentials.revocation;

import java.time.Duration;
import org.freshet.essentials.config.RedisSettings;
import org.freshet.essentials.redis.Redis;
import org.freshet.essentials.redis.RedisRevocations;
import org.freshet.essentials.stores.RedisServer;
import org.freshet.essentials.stores.TrueTime;
import org.junit.jupiter.api.AfterEach;

/** Revocations in a cluster of Redis: keys of two slots may stand in no script together. */
class RevocationsInClusterTest extends RevocationStoreContract {

  private static RedisSettings settings() {
    return RedisServer.cluster().settings("essentials.redis.cluster=true");
  }

  private Redis one;
  private Redis two;

  @Override
  RevocationStore store() {
    one = new Redis(settings(), System::nanoTime);
    return new RedisRevocations(one, clock);
  }

  @Override
  RevocationStore otherNode() {
    two = new Redis(settings(), System::nanoTime);
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
}
