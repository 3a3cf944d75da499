package org.freshet.isr.redis;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** As a user with just the rights that the guide names, on the Redis 6.2 that the tests bring. */
class RedisResponseStoreOfGuideUserTest extends RedisResponseStoreTest {

  private static RedisProcess server;

  @BeforeAll
  static void start() {
    server = RedisProcess.bundled();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Override
  String[] servers() {
    return GuideUser.on(server);
  }
}
