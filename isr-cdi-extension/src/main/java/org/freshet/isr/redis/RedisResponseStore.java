package org.freshet.isr.redis;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.freshet.isr.config.Codes;
import org.freshet.isr.redis.port.Call;
import org.freshet.isr.redis.port.Commands;
import org.freshet.isr.redis.port.Reply;
import org.freshet.isr.redis.port.Script;
import org.freshet.isr.redis.text.PageCodec;
import org.freshet.isr.store.ResponseStore;
import org.freshet.isr.store.StoredResponse;
import org.freshet.isr.tags.TagGraphException;
import org.freshet.isr.tags.text.TagText;
import org.jspecify.annotations.Nullable;

/**
 * Responses in Redis, and near: those of them that this node has stored or read, in its memory.
 *
 * <p>What is near answers without Redis as long as nothing is known against it. When something is,
 * another node may have renewed it: Redis is asked, once in a while for each key however many ask.
 * What is stored is linked with its tags in the same round trip.
 *
 * <p>How old a response is tells its time to live in Redis, wherever that makes it older than its
 * producer's clock says: clocks of nodes may differ.
 */
final class RedisResponseStore implements ResponseStore {

  private static final Logger LOG = System.getLogger(RedisResponseStore.class.getName());

  /**
   * How often a page that is stale here is looked for in Redis: what others renewed shows later.
   */
  private static final Duration LOOK_AGAIN = Duration.ofMillis(50);

  private static final long MOST_LOOKS = 10_000;

  /** Clocks that differ by less are taken for the same. */
  private static final long SAME_CLOCK_MILLIS = 1000;

  private final ResponseStore near;
  private final long nearBytes;
  private final Commands commands;
  private final RedisKeys keys;
  private final RedisLinks links;
  private final PageCodec codec;
  private final InstantSource clock;
  private final long maxTtl;
  private final Predicate<StoredResponse> unquestioned;
  private final Function<StoredResponse, @Nullable StoredResponse> keptAlone;
  private final Cache<String, Boolean> looked =
      Caffeine.newBuilder()
          .maximumSize(MOST_LOOKS)
          .expireAfterWrite(LOOK_AGAIN)
          .executor(Runnable::run)
          .build();

  /**
   * A store.
   *
   * @param near the memory of this node
   * @param nearBytes its bound
   * @param maxTtl the longest time to live in Redis
   * @param unquestioned whether nothing is known against a response: it is neither raised nor past
   *     its lifetime
   * @param keptAlone what this node keeps of a response that it could not share, null for nothing
   */
  RedisResponseStore(
      ResponseStore near,
      long nearBytes,
      Commands commands,
      RedisKeys keys,
      RedisLinks links,
      PageCodec codec,
      InstantSource clock,
      Duration maxTtl,
      Predicate<StoredResponse> unquestioned,
      Function<StoredResponse, @Nullable StoredResponse> keptAlone) {
    this.keptAlone = keptAlone;
    this.near = near;
    this.nearBytes = nearBytes;
    this.commands = commands;
    this.keys = keys;
    this.links = links;
    this.codec = codec;
    this.clock = clock;
    this.maxTtl = maxTtl.toMillis();
    this.unquestioned = unquestioned;
  }

  @Override
  public boolean linksTags() {
    return true;
  }

  @Override
  public @Nullable StoredResponse get(String key) {
    StoredResponse held = near.get(key);
    if (held != null && (unquestioned.test(held) || !mayLook(key))) {
      return held;
    }
    StoredResponse shared = shared(key);
    if (shared == null || held != null && !isNewer(shared, held)) {
      return held;
    }
    near.put(key, shared);
    return shared;
  }

  private boolean mayLook(String key) {
    return looked.asMap().putIfAbsent(key, true) == null;
  }

  private static boolean isNewer(StoredResponse one, StoredResponse other) {
    return one.pin().generation() != other.pin().generation()
        || one.pin().number() > other.pin().number()
        || one.pin().number() == other.pin().number()
            && one.producedAt().isAfter(other.producedAt());
  }

  /** What is in Redis now; null if there is nothing of use, or if nobody can tell. */
  private @Nullable StoredResponse shared(String key) {
    if (commands.circuit().isOpen()) {
      return null;
    }
    try {
      Reply reply = commands.run(Call.of(Script.GET, keys.page(RedisKeys.digest(key))));
      if (reply.isNothing()) {
        return null;
      }
      StoredResponse read = codec.read(key, reply.part(0).bytes());
      return read == null ? null : ofUse(read, reply.part(1).number());
    } catch (TagGraphException e) {
      LOG.log(Level.DEBUG, Codes.STORE_FAILED + ": a response could not be read", e);
      return null;
    }
  }

  private @Nullable StoredResponse ofUse(StoredResponse read, long left) {
    Instant now = clock.instant();
    long retention = read.lifetimes().retention() * 1000;
    StoredResponse page = read;
    if (retention <= maxTtl && left >= 0) {
      Instant atLatest = now.minusMillis(Math.max(0, retention - left));
      if (read.producedAt().isAfter(atLatest.plusMillis(SAME_CLOCK_MILLIS))) {
        page = read.producedAt(atLatest);
      }
    }
    return now.isBefore(end(page)) ? page : null;
  }

  private static Instant end(StoredResponse page) {
    return page.producedAt().plusSeconds(page.lifetimes().retention());
  }

  @Override
  public boolean put(String key, StoredResponse response) {
    Instant now = clock.instant();
    long ttl = Math.min(maxTtl, Duration.between(now, end(response)).toMillis());
    if (ttl <= 0 || response.weight() + 2L * key.length() > nearBytes) {
      return false;
    }
    byte[] digest = RedisKeys.digest(key);
    List<Call> calls = new ArrayList<>();
    calls.add(
        Call.of(Script.PUT, keys.page(digest))
            .with(now.toEpochMilli())
            .with(end(response).toEpochMilli())
            .with(response.pin().generation())
            .with(response.pin().number())
            .with(codec.write(key, response))
            .with(key)
            .with(TagText.write(response.tags()))
            .with(ttl));
    calls.addAll(links.sets(digest, response.tags(), ttl));
    try {
      List<Reply> replies = commands.run(calls);
      links.changed(key);
      links.dropOldest(replies.get(1));
      return replies.get(0).number() == 1 && near.put(key, response);
    } catch (TagGraphException e) {
      LOG.log(Level.DEBUG, Codes.STORE_FAILED + ": a response could not be stored", e);
      keepAlone(key, response);
      return false;
    }
  }

  /** Its producer is told that it is not stored, so that nobody beyond this node keeps it. */
  private void keepAlone(String key, StoredResponse response) {
    StoredResponse kept = keptAlone.apply(response);
    if (kept != null) {
      near.put(key, kept);
    }
  }

  @Override
  public void remove(String key) {
    near.remove(key);
    links.changed(key);
    try {
      commands.run(Call.of(Script.FORGET, keys.page(RedisKeys.digest(key))));
    } catch (TagGraphException e) {
      LOG.log(Level.DEBUG, Codes.STORE_FAILED + ": a response could not be removed", e);
    }
  }

  @Override
  public long bytes() {
    return near.bytes();
  }

  @Override
  public long entries() {
    return near.entries();
  }
}
