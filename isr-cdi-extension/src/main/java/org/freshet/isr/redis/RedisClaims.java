package org.freshet.isr.redis;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.freshet.isr.redis.port.Call;
import org.freshet.isr.redis.port.Commands;
import org.freshet.isr.redis.port.Script;
import org.freshet.isr.revalidate.RenewalClaims;
import org.freshet.isr.tags.Sequence;
import org.freshet.isr.tags.TagGraphException;

/** Claims in Redis: one node renews, unless another knows more than it did when it began. */
final class RedisClaims implements RenewalClaims {

  private final Commands commands;
  private final RedisKeys keys;
  private final String node;
  private final Supplier<Sequence> pin;
  private final Duration lease;
  private final Set<String> claimed = ConcurrentHashMap.newKeySet();

  /**
   * Claims of a node.
   *
   * @param pin supplies what this node knows
   * @param lease how long a claim stands whose node is lost
   */
  RedisClaims(
      Commands commands, RedisKeys keys, String node, Supplier<Sequence> pin, Duration lease) {
    this.commands = commands;
    this.keys = keys;
    this.node = node;
    this.pin = pin;
    this.lease = lease;
  }

  @Override
  public boolean claim(String key) {
    Sequence known = pin.get();
    Call call =
        Call.of(Script.CLAIM, keys.claim(RedisKeys.digest(key)))
            .with(node)
            .with(known.generation())
            .with(known.number())
            .with(lease.toMillis());
    try {
      boolean mine = commands.run(call).number() == 1;
      if (mine) {
        claimed.add(key);
      }
      return mine;
    } catch (TagGraphException e) {
      // Once too often harms nobody.
      return true;
    }
  }

  /** This node ends: nobody waits for what it has claimed. */
  void releaseAll() {
    for (String key : claimed) {
      release(key);
    }
  }

  @Override
  public boolean isAway() {
    return commands.circuit().isOpen();
  }

  @Override
  public void release(String key) {
    try {
      commands.run(releasing(key));
    } catch (TagGraphException e) {
      // Its lease ends by itself.
      return;
    }
  }

  /** Whether this node holds the claim of a key. */
  boolean holds(String key) {
    return claimed.contains(key);
  }

  /** Gives a claim back, beside something else that is said to Redis. */
  Call releasing(String key) {
    claimed.remove(key);
    return Call.of(Script.UNCLAIM, keys.claim(RedisKeys.digest(key))).with(node);
  }
}
