package org.freshet.isr.redis;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import org.freshet.isr.config.Codes;
import org.freshet.isr.redis.port.Call;
import org.freshet.isr.redis.port.Commands;
import org.freshet.isr.redis.port.Reply;
import org.freshet.isr.redis.port.Script;
import org.freshet.isr.redis.text.ValueText;
import org.freshet.isr.redis.text.ValueText.Written;
import org.freshet.isr.store.SharedValues;
import org.freshet.isr.store.StoredValue;
import org.freshet.isr.tags.TagGraphException;
import org.jspecify.annotations.Nullable;

/**
 * Values of calls in Redis, each in a slot of its own with its tags inside: it is judged by who
 * reads it, and nobody looks for the values of a tag. How old one is tells its time to live there.
 */
final class RedisSharedValues implements SharedValues {

  private static final Logger LOG = System.getLogger(RedisSharedValues.class.getName());

  private final Commands commands;
  private final RedisKeys keys;
  private final RedisClaims claims;
  private final ValueText text;
  private final long maxTtl;
  private final int maxBytes;

  /**
   * Values of a node.
   *
   * @param claims who makes a value
   * @param maxTtl the longest time to live in Redis
   * @param maxBytes the largest value that is shared
   */
  RedisSharedValues(
      Commands commands,
      RedisKeys keys,
      RedisClaims claims,
      ValueText text,
      Duration maxTtl,
      int maxBytes) {
    this.commands = commands;
    this.keys = keys;
    this.claims = claims;
    this.text = text;
    this.maxTtl = maxTtl.toMillis();
    this.maxBytes = maxBytes;
  }

  @Override
  public @Nullable StoredValue get(String key) {
    if (commands.circuit().isOpen()) {
      return null;
    }
    try {
      Reply reply = commands.run(Call.of(Script.GET, keys.value(RedisKeys.digest(key))));
      if (reply.isNothing()) {
        return null;
      }
      Written read = text.read(key, reply.part(0).bytes());
      return read == null ? null : aged(read, reply.part(1).number());
    } catch (TagGraphException e) {
      LOG.log(Level.DEBUG, Codes.STORE_FAILED + ": a value could not be read", e);
      return null;
    }
  }

  private static @Nullable StoredValue aged(Written read, long left) {
    if (left < 0) {
      return null;
    }
    StoredValue value = read.value();
    Duration age = Duration.ofMillis(Math.max(0, read.ttl() - left));
    Duration usefulFor = value.usefulFor().minus(age);
    return usefulFor.isNegative() || usefulFor.isZero()
        ? null
        : new StoredValue(
            value.bytes(),
            value.tags(),
            value.pin(),
            value.freshFor().minus(age),
            usefulFor,
            value.personal());
  }

  @Override
  public boolean put(String key, StoredValue value) {
    byte[] bytes = value.bytes();
    long ttl = Math.min(maxTtl, value.usefulFor().toMillis());
    if (ttl <= 0 || bytes != null && bytes.length > maxBytes) {
      release(key);
      return false;
    }
    Call put =
        Call.of(Script.PUT, keys.value(RedisKeys.digest(key)))
            // Whatever is there is of use: it is gone when it is not.
            .with(0)
            .with(1)
            .with(value.pin().generation())
            .with(value.pin().number())
            .with(text.write(key, new Written(value, ttl)))
            .with("")
            .with("")
            .with(ttl);
    try {
      return commands.run(List.of(put, claims.releasing(key))).get(0).number() == 1;
    } catch (TagGraphException e) {
      LOG.log(Level.DEBUG, Codes.STORE_FAILED + ": a value could not be shared", e);
      return false;
    }
  }

  @Override
  public boolean claim(String key) {
    return claims.claim(key);
  }

  @Override
  public void release(String key) {
    if (claims.holds(key)) {
      claims.release(key);
    }
  }
}
