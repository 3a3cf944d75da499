package org.freshet.isr.config;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The settings {@code isr.*} of an application, read once when it is deployed.
 *
 * @param development {@code isr.mode=development}: keys and details in {@code Cache-Status}, errors
 *     that name the culprit; default {@code production}
 * @param publicBases {@code isr.public-base}: the origins under which visitors reach the
 *     application, {@code https://shop.example}, comma-separated; default none, then each request's
 *     own scheme and host join the key
 * @param hostsMax {@code isr.hosts.max}: for how many hosts responses are stored while there is no
 *     public base, 1 to 1000, default 8
 * @param front {@code isr.front.enabled}: whether the servlet filter answers hits; default: where
 *     that skips no filter or security annotation of the application
 * @param storeMaxBytes {@code isr.store.max-bytes}: memory for stored responses, in bytes, from 1
 *     MiB; default an eighth of the heap, at most 256 MiB
 * @param storeMaxBody {@code isr.store.max-body}: the largest body that is stored, in bytes, from
 *     1; default 1 MiB
 * @param graphMaxTags {@code isr.graph.max-tags}: how many tags' last raises are remembered, from
 *     1000, default 100 000
 * @param buildId {@code isr.build-id}: what the automatic tag {@code app:} carries; default {@code
 *     1}
 * @param secret {@code isr.secret}: signs this application's requests to itself, at least 32
 *     characters; default random at each start
 * @param collapseTimeout {@code isr.collapse.timeout}: how long a request waits for another one
 *     that produces the same response, default 10 s
 * @param lease {@code isr.lease}: after how long a transaction that owes tags counts as lost,
 *     default 1 min
 * @param settle {@code isr.settle}: after how long each raise is repeated, for replicas that lag,
 *     and for changes outside of transactions; default 0, not (outside of transactions 1 s)
 * @param persistenceUnits {@code isr.persistence.units}: the persistence units whose second-level
 *     caches are kept coherent, default all
 * @param acceptSharedCaches {@code isr.persistence.shared-cache}: whether several nodes may share
 *     pages though a second-level cache with tagged entities cannot be kept coherent; {@code
 *     refuse}, the default, or {@code accept}
 * @param health {@code isr.health.enabled}: whether MicroProfile Health, where it is there, gets a
 *     readiness check named {@code isr}; default true
 * @param readYourWrites {@code isr.read-your-writes}: whether visitors are served nothing older
 *     than what they have changed themselves; default false
 * @param admin {@code isr.admin.enabled}: whether the operator's resource and page answer below
 *     {@code /isr/admin}; default false
 * @param profile {@code isr.profile}: how much of what RFC 9111 allows is done for methods whose
 *     freshness comes from the response, default {@code safe}
 * @param loaded settings of tags that loaded entities add
 * @param calls settings of cached and safe calls
 * @param gzip settings of the gzip coding
 * @param warmup settings of renewal
 * @param queue {@code isr.queue}: where raised pages wait for renewal; {@code local}, the default,
 *     in the memory of the node that raised, or {@code redis} or {@code jms}, for any node
 * @param outbox settings of the outbox in the application's database
 * @param redis settings of the memory that nodes share, empty if there is none
 * @param messaging settings of the queue on Jakarta Messaging, empty if it is not there
 */
public record IsrSettings(
    boolean development,
    List<String> publicBases,
    int hostsMax,
    Optional<Boolean> front,
    long storeMaxBytes,
    int storeMaxBody,
    int graphMaxTags,
    String buildId,
    Optional<String> secret,
    Duration collapseTimeout,
    Duration lease,
    Duration settle,
    List<String> persistenceUnits,
    boolean acceptSharedCaches,
    boolean health,
    boolean readYourWrites,
    boolean admin,
    Profile profile,
    Loaded loaded,
    Calls calls,
    Gzip gzip,
    Warmup warmup,
    Queue queue,
    Outbox outbox,
    Optional<RedisSettings> redis,
    Optional<MessagingSettings> messaging) {

  /**
   * Settings of the outbox in the application's database.
   *
   * @param jpa {@code isr.outbox=jpa}: whether what a transaction owes is written into the database
   *     of a persistence unit, as a part of the transaction; default {@code none}
   * @param unit {@code isr.outbox.unit}: the name of that unit; default the only one with JTA
   *     transactions
   * @param create {@code isr.outbox.create}: whether the table is created where it is missing;
   *     default false
   */
  public record Outbox(boolean jpa, Optional<String> unit, boolean create) {}

  /** Where raised pages wait for renewal. */
  public enum Queue {
    /** In the memory of the node that raised. */
    LOCAL,
    /** In a stream of Redis, for any node. */
    REDIS,
    /** In a queue of Jakarta Messaging, for any node. */
    JMS;

    /** Whether any node may renew what another one has raised. */
    public boolean isShared() {
      return this != LOCAL;
    }
  }

  /** Without the secret, which belongs in no log. */
  @Override
  public String toString() {
    return "IsrSettings[development=" + development + ", publicBases=" + publicBases + "]";
  }

  /**
   * Settings of tags that loaded entities add.
   *
   * @param addTags {@code isr.tags.from-loaded-entities}: whether every tagged entity that is
   *     loaded while a response is produced adds its tags to it, default {@code false}
   * @param most {@code isr.tags.loaded-max}: how many tags of loaded entities one response carries
   *     before the largest group of them becomes one tag, 1 to 100 000, default 1000
   */
  public record Loaded(boolean addTags, int most) {}

  /**
   * Settings of cached and safe calls.
   *
   * @param maxEntries {@code isr.calls.max-entries}: how many values of cached methods and
   *     fragments are kept, and how many last good values beside them, from 1, default 10 000
   * @param shared {@code isr.calls.shared}: whether nodes with Redis share values of cached methods
   *     and fragments, default true
   * @param degradedMaxAge {@code isr.degraded.max-age}: how long something is kept that shows a
   *     replacement for what failed, default 10 s
   */
  public record Calls(int maxEntries, boolean shared, Duration degradedMaxAge) {}

  /**
   * Settings of the gzip coding of stored responses.
   *
   * @param enabled {@code isr.gzip.enabled}: whether responses are answered with gzip to those who
   *     accept it, default true
   * @param minBody {@code isr.gzip.min-body}: the smallest body that is coded, in bytes, from 1;
   *     default 1 KiB
   */
  public record Gzip(boolean enabled, int minBody) {}

  /**
   * Settings of renewal.
   *
   * @param origin {@code isr.warmup.origin}: where this application is reached by itself, {@code
   *     http://localhost:9080}; default: the port at which a direct request arrived, without TLS
   * @param concurrency {@code isr.warmup.concurrency}: how many pages are renewed at once, 1 to 64,
   *     default 2
   * @param attempts {@code isr.warmup.attempts}: how often a renewal is tried, 1 to 10, default 3
   * @param timeout {@code isr.warmup.timeout}: how long one attempt may take, default 30 s
   * @param backoff {@code isr.warmup.backoff}: the wait before the second attempt, doubled for each
   *     further one, and up to a half longer by chance, default 500 ms
   * @param rate {@code isr.warmup.rate}: how many renewals may begin in a second, up to 10 000;
   *     default 0, any number
   * @param batchSize {@code isr.warmup.batch-size}: how many pages of one raise are queued at a
   *     time, 1 to 5000, default 500
   * @param breakerFailures {@code isr.warmup.breaker.failures}: how many pages may fail in a row
   *     before renewal pauses, up to 1000, default 5; 0 for never
   * @param breakerPause {@code isr.warmup.breaker.pause}: how long it pauses before one page is
   *     tried, default 30 s
   */
  public record Warmup(
      Optional<URI> origin,
      int concurrency,
      int attempts,
      Duration timeout,
      Duration backoff,
      int rate,
      int batchSize,
      int breakerFailures,
      Duration breakerPause) {}
}
