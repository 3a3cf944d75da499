package org.freshet.isr.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The settings of the memory that nodes share, {@code isr.redis.*}, {@code isr.near.*} and {@code
 * isr.graph.on-failure}.
 *
 * @param kind how the servers work together
 * @param nodes {@code isr.redis.url}: the server; the first ones of a cluster; the sentinels
 * @param tls whether the URL says {@code rediss}
 * @param database the number of the database, from the URL, default 0
 * @param user {@code isr.redis.user}: the ACL user, default that of the server
 * @param password {@code isr.redis.password}
 * @param master {@code isr.redis.sentinel.master}: the name under which sentinels know the servers
 * @param sentinelUser {@code isr.redis.sentinel.user}
 * @param sentinelPassword {@code isr.redis.sentinel.password}
 * @param timeout {@code isr.redis.timeout}: the most that anybody waits for a command, default 250
 *     ms
 * @param prefix {@code isr.redis.prefix}: what all keys begin with, one for each application;
 *     default {@code isr}
 * @param maxPages {@code isr.redis.max-pages}: how many pages are kept, from 1; default 1 000 000
 * @param maxRaises {@code isr.redis.max-raises}: how many raises are kept for nodes that join or
 *     were away, 100 to 1 000 000; default 10 000
 * @param maxTtl {@code isr.redis.max-ttl}: the longest that anything is kept, default 30 days
 * @param maxLag {@code isr.near.max-lag}: how long this node believes what it knows without hearing
 *     from the others, from 100 ms; default 2 s
 * @param onFailure {@code isr.graph.on-failure}: what becomes of responses that cannot be tracked
 */
public record RedisSettings(
    Kind kind,
    List<Node> nodes,
    boolean tls,
    int database,
    Optional<String> user,
    Optional<String> password,
    Optional<String> master,
    Optional<String> sentinelUser,
    Optional<String> sentinelPassword,
    Duration timeout,
    String prefix,
    int maxPages,
    int maxRaises,
    Duration maxTtl,
    Duration maxLag,
    OnFailure onFailure) {

  /** Settings with a copy of the list. */
  public RedisSettings {
    nodes = List.copyOf(nodes);
  }

  /** How the servers work together. */
  public enum Kind {
    /** One server. */
    STANDALONE,
    /** Sentinels name the server that writes. */
    SENTINEL,
    /** Several servers share the keys. */
    CLUSTER
  }

  /** What becomes of responses while the shared memory is away. */
  public enum OnFailure {
    /** Nobody keeps them. */
    NO_STORE,
    /** This node keeps them for {@code isr.degraded.max-age}. */
    SHORT_TTL
  }

  /** Where a server listens. */
  public record Node(String host, int port) {

    @Override
    public String toString() {
      return host + ":" + port;
    }
  }

  /** Without credentials, which belong in no log. */
  @Override
  public String toString() {
    return kind + " " + nodes + (tls ? " by TLS" : "") + " under " + prefix;
  }
}
