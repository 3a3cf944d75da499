package org.freshet.isr.call;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.freshet.isr.call.codec.Encoding;
import org.freshet.isr.call.codec.NotSharedException;
import org.freshet.isr.call.codec.ValueCodecs;
import org.freshet.isr.config.Codes;
import org.freshet.isr.store.SharedValues;
import org.freshet.isr.store.StoredValue;
import org.jspecify.annotations.Nullable;

/**
 * Values as nodes share them: what one has made the others use, and while one makes it the others
 * wait. Nothing here fails; what cannot be shared stays with its node, and the log says why, once
 * for each method. Thread-safe.
 */
final class ValuesOfNodes {

  private static final Logger LOG = System.getLogger(ValuesOfNodes.class.getName());

  /** How often a value is looked for that another node makes: soon at first, then less so. */
  private static final long SHORTEST_LOOK = TimeUnit.MILLISECONDS.toNanos(4);

  private static final long LONGEST_LOOK = TimeUnit.MILLISECONDS.toNanos(64);

  /** How long nobody is asked about a method whose value could not be shared. */
  private static final Duration REST = Duration.ofMinutes(1);

  private static final int MOST_NAMES = 1000;

  private final SharedValues shared;
  private final ValueCodecs codecs;
  private final InstantSource clock;
  private final long patience;
  private final String build;
  private final Set<String> told = ConcurrentHashMap.newKeySet();
  private final Cache<String, Boolean> resting =
      Caffeine.newBuilder()
          .maximumSize(MOST_NAMES)
          .expireAfterWrite(REST)
          .executor(Runnable::run)
          .build();

  /**
   * Values of an application.
   *
   * @param patience how long a node waits for what another one makes
   * @param build whatever runs another one makes other values
   */
  ValuesOfNodes(
      SharedValues shared,
      ValueCodecs codecs,
      InstantSource clock,
      Duration patience,
      String build) {
    this.shared = shared;
    this.codecs = codecs;
    this.clock = clock;
    this.patience = patience.toNanos();
    this.build = build;
  }

  /** What another node has made, or this one before; null for nothing. */
  @Nullable KeptValue find(Call call) {
    Encoding encoding = encoding(call);
    return encoding == null ? null : find(call, encoding);
  }

  /**
   * A value that may be used, waited for if another node makes it; null if this node is to make it,
   * which it then says by {@link #made}.
   */
  @Nullable KeptValue findOrClaim(Call call, Predicate<KeptValue> usable) {
    Encoding encoding = encoding(call);
    if (encoding == null) {
      return null;
    }
    long begun = System.nanoTime();
    long pause = SHORTEST_LOOK;
    while (true) {
      KeptValue found = find(call, encoding);
      if (found != null && usable.test(found)) {
        return found;
      }
      if (shared.claim(key(call, encoding))) {
        return foundBehindClaim(call, encoding, usable);
      }
      if (System.nanoTime() - begun > patience || Thread.currentThread().isInterrupted()) {
        return null;
      }
      LockSupport.parkNanos(pause);
      pause = Math.min(LONGEST_LOOK, 2 * pause);
    }
  }

  /** Whoever had the claim before may have shared its value between the look and the claim. */
  private @Nullable KeptValue foundBehindClaim(
      Call call, Encoding encoding, Predicate<KeptValue> usable) {
    KeptValue found = find(call, encoding);
    if (found == null || !usable.test(found)) {
      return null;
    }
    shared.release(key(call, encoding));
    return found;
  }

  /** Whether this node is to make a value; no if another one makes it. */
  boolean claim(Call call) {
    Encoding encoding = encoding(call);
    return encoding == null || shared.claim(key(call, encoding));
  }

  /**
   * A value was made, or was tried to be.
   *
   * @param kept null if there is nothing to share
   */
  void made(Call call, @Nullable KeptValue kept) {
    Encoding encoding = known(call);
    if (encoding == null) {
      return;
    }
    StoredValue value = isResting(call) ? null : stored(call, kept, encoding);
    if (value == null) {
      shared.release(key(call, encoding));
    } else {
      shared.put(key(call, encoding), value);
    }
  }

  private @Nullable KeptValue find(Call call, Encoding encoding) {
    StoredValue found = shared.get(key(call, encoding));
    if (found == null) {
      return null;
    }
    Instant now = clock.instant();
    Instant freshUntil = now.plus(found.freshFor());
    byte[] bytes = found.bytes();
    try {
      return new KeptValue(
          bytes == null ? null : encoding.decode(bytes),
          found.tags(),
          found.pin(),
          freshUntil,
          now.plus(found.usefulFor()),
          false,
          found.personal(),
          freshUntil);
    } catch (NotSharedException e) {
      tell(call, "a value of another node is none here: " + e.getMessage(), e);
      return null;
    }
  }

  private @Nullable StoredValue stored(Call call, @Nullable KeptValue kept, Encoding encoding) {
    if (kept == null || kept.degraded()) {
      // What stands for a failure here is no failure elsewhere.
      return null;
    }
    Object value = kept.value();
    Instant now = clock.instant();
    try {
      return new StoredValue(
          value == null ? null : encoding.encode(value),
          kept.tags(),
          kept.pin(),
          Duration.between(now, kept.freshUntil()),
          Duration.between(now, kept.staleUntil()),
          kept.personal());
    } catch (NotSharedException e) {
      resting.put(call.name(), true);
      tell(call, String.valueOf(e.getMessage()), e);
      return null;
    }
  }

  /** Null for what is not shared now. */
  private @Nullable Encoding encoding(Call call) {
    return isResting(call) ? null : known(call);
  }

  private boolean isResting(Call call) {
    return resting.getIfPresent(call.name()) != null;
  }

  /** Null for what is not shared. */
  private @Nullable Encoding known(Call call) {
    Type type = call.type();
    if (shared == SharedValues.NONE || type == null) {
      return null;
    }
    try {
      return codecs.of(type);
    } catch (NotSharedException e) {
      resting.put(call.name(), true);
      tell(call, String.valueOf(e.getMessage()), e);
      return null;
    }
  }

  /** No page has a key like this, and no value of another shape. */
  private String key(Call call, Encoding encoding) {
    return "value\n" + build + "\n" + encoding.shape() + "\n" + call.key();
  }

  private void tell(Call call, String why, NotSharedException cause) {
    if (told.size() < MOST_NAMES && told.add(call.name())) {
      LOG.log(
          Level.WARNING,
          Codes.CALL_NOT_SHARED + ": " + call.name() + ": a value stays with this node: " + why);
      LOG.log(Level.DEBUG, Codes.CALL_NOT_SHARED + ": the cause", cause);
    }
  }
}
