package org.freshet.isr.redis;

/** A server, a replica of it, and a sentinel that lets the replica take over. */
final class SentinelPair {

  private final RedisProcess master = RedisProcess.bundled();
  private final RedisProcess replica =
      RedisProcess.bundled("--replicaof", "127.0.0.1", Integer.toString(master.port()));
  private final RedisProcess sentinel = RedisProcess.sentinel("books", master.port());

  RedisProcess master() {
    return master;
  }

  RedisProcess replica() {
    return replica;
  }

  RedisProcess sentinel() {
    return sentinel;
  }

  String[] settings() {
    return new String[] {"isr.redis.url=" + sentinel.url(), "isr.redis.sentinel.master=books"};
  }

  void close() {
    sentinel.close();
    replica.close();
    master.close();
  }
}
