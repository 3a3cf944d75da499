package org.freshet.isr.redis;

import java.time.InstantSource;
import org.freshet.isr.store.ResponseStore;
import org.freshet.isr.store.ResponseStoreContract;
import org.freshet.isr.tags.TagGraph.Limits;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** On the Redis 6.2 that the tests bring along. */
class RedisResponseStoreTest extends ResponseStoreContract {

  private static RedisProcess redis;

  private final Nodes nodes = new Nodes();

  @BeforeAll
  static void start() {
    redis = RedisProcess.bundled();
  }

  @AfterAll
  static void stop() {
    redis.close();
  }

  @AfterEach
  void close() {
    nodes.close();
  }

  @Override
  protected ResponseStore store(InstantSource clock, long maxBytes) {
    return nodes
        .joined(
nodes.settings(redis.url()), Limits.DEFAULT, clock)
        .store(ResponseStore.inMemory(clock, maxBytes), maxBytes);
  }
}
