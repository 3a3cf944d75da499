package org.freshet.isr.serve;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;

/**
 * Keys whose last answer was not for sharing: nobody should wait for the next one. Forgotten after
 * a while, or when an answer is stored after all. Bounded; thread-safe.
 */
public final class Unshareable {

  private static final long MOST = 10_000;

  /** Longer ones are hardly asked for twice, and would take much memory. */
  private static final int LONGEST = 2_048;

  private static final Duration LIFE = Duration.ofSeconds(30);

  private final Cache<String, Boolean> keys =
      Caffeine.newBuilder()
          .maximumSize(MOST)
          .expireAfterWrite(LIFE)
          .executor(Runnable::run)
          .build();

  /** The answer to this key was not for sharing. */
  public void add(String key) {
    if (key.length() <= LONGEST) {
      keys.put(key, true);
    }
  }

  /** The answer to this key was. */
  public void remove(String key) {
    keys.invalidate(key);
  }

  /** Whether the next answer to this key probably is not. */
  public boolean contains(String key) {
    return keys.getIfPresent(key) != null;
  }
}
