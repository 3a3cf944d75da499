package org.freshet.isr.store;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A store in a Caffeine cache: bounded by weight, with its admission of what is asked for often.
 */
final class InMemoryResponseStore implements ResponseStore {

  private final Cache<String, StoredResponse> responses;
  private final long maxBytes;

  InMemoryResponseStore(InstantSource clock, long maxBytes, Consumer<String> evicted) {
    if (maxBytes < 1) {
      throw new IllegalArgumentException("maxBytes is " + maxBytes + ", must be positive");
    }
    this.maxBytes = maxBytes;
    this.responses =
        Caffeine.newBuilder()
            .maximumWeight(maxBytes)
            .weigher((String key, StoredResponse response) -> weight(key, response))
            .expireAfter(
                Expiry.writing((String key, StoredResponse response) -> left(clock, response)))
            .ticker(() -> nanos(clock.instant()))
            .evictionListener((key, response, cause) -> tell(evicted, key))
            // Eviction on the calling thread: no thread of ours outlives the application.
            .executor(Runnable::run)
            .build();
  }

  @Override
  public @Nullable StoredResponse get(String key) {
    return responses.getIfPresent(key);
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // kept means: this very object
  public boolean put(String key, StoredResponse response) {
    if (weight(key, response) > maxBytes) {
      return false;
    }
    StoredResponse now =
        responses
            .asMap()
            .compute(key, (k, held) -> held == null || !isLater(held, response) ? response : held);
    return now == response;
  }

  @Override
  public void remove(String key) {
    responses.invalidate(key);
  }

  @Override
  public long bytes() {
    responses.cleanUp();
    return responses.policy().eviction().orElseThrow().weightedSize().orElse(0);
  }

  @Override
  public long entries() {
    return responses.estimatedSize();
  }

  private static void tell(Consumer<String> evicted, @Nullable String key) {
    if (key != null) {
      evicted.accept(key);
    }
  }

  private static boolean isLater(StoredResponse held, StoredResponse response) {
    return held.pin().generation() == response.pin().generation()
        && held.pin().number() > response.pin().number();
  }

  private static Duration left(InstantSource clock, StoredResponse response) {
    Instant end = response.producedAt().plusSeconds(response.lifetimes().retention());
    return Duration.between(clock.instant(), end);
  }

  private static int weight(String key, StoredResponse response) {
    return (int) Math.min(Integer.MAX_VALUE, response.weight() + 2L * key.length());
  }

  private static long nanos(Instant instant) {
    return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
  }
}
