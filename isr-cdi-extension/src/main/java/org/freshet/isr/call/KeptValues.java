package org.freshet.isr.call;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.freshet.isr.tags.Sequence;
import org.jspecify.annotations.Nullable;

/** Values by key, bounded in number, each until it is of no use any more. Thread-safe. */
final class KeptValues {

  private final Cache<String, KeptValue> values;

  KeptValues(InstantSource clock, int most) {
    this.values =
        Caffeine.newBuilder()
            .maximumSize(most)
            .expireAfter(
                Expiry.writing(
                    (String key, KeptValue value) ->
                        Duration.between(clock.instant(), value.staleUntil())))
            .ticker(() -> nanos(clock.instant()))
            // Eviction on the calling thread: no thread of ours outlives the application.
            .executor(Runnable::run)
            .build();
  }

  @Nullable KeptValue get(String key) {
    return values.getIfPresent(key);
  }

  /** Keeps a value, unless one whose producer knew more is there. */
  void keep(String key, KeptValue value) {
    values
        .asMap()
        .compute(
            key, (k, held) -> held == null || !isLater(held.pin(), value.pin()) ? value : held);
  }

  long count() {
    values.cleanUp();
    return values.estimatedSize();
  }

  private static boolean isLater(Sequence held, Sequence other) {
    return held.generation() == other.generation() && held.number() > other.number();
  }

  private static long nanos(Instant instant) {
    return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
  }
}
