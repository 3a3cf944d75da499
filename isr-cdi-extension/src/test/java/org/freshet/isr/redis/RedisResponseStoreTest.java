package org.freshet.isr.redis;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.freshet.isr.store.ResponseStore;
import org.freshet.isr.store.ResponseStoreContract;
import org.freshet.isr.tags.TagGraph.Limits;
import org.junit.jupiter.api.AfterEach;

/** On the Redis 6.2 that the tests bring along; classes below run the same on other servers. */
class RedisResponseStoreTest extends ResponseStoreContract {

  private final List<Nodes> nodes = new ArrayList<>();

  /** The settings that say where the servers are. */
  String[] servers() {
    return Servers.bundled();
  }

  @AfterEach
  void close() {
    nodes.forEach(Nodes::close);
  }

  @Override
  protected ResponseStore store(InstantSource clock, long maxBytes) {
    Nodes one = new Nodes(servers());
    nodes.add(one);
    return one.joined(Limits.DEFAULT, clock)
        .store(ResponseStore.inMemory(clock, maxBytes), maxBytes);
  }
}
