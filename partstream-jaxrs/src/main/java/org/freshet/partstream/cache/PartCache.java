package org.freshet.partstream.cache;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.LongSupplier;
import org.freshet.partstream.config.Keeping;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what parts hold. Of many that want the same at once one makes it and the others wait;
 * exceptions are not kept, {@code null} is. Thread-safe.
 *
 * <p>An application replaces it with an alternative bean of this type. By default it is the memory
 * of {@code isr-cdi-extension} where that is there, else {@linkplain #inMemory one of its own}.
 */
public interface PartCache {

  /** The cache for one request: called on its thread, used by those of its parts. */
  Use begin();

  /**
   * Forgets values; what is being made at this moment is not kept either.
   *
   * @param resource of which resource, null for all
   * @param part of which part of it, null for all
   */
  void clear(@Nullable String resource, @Nullable String part);

  /** The cache as one request uses it. Thread-safe. */
  interface Use {

    /**
     * A kept value, or one that is made now.
     *
     * @param how for how long it is kept, which {@linkplain Keeping#isKept it is}
     * @throws Exception what the work throws
     */
    Made keep(PartKey key, Keeping how, PartWork work) throws Exception;

    /**
     * A value that is made now and not kept.
     *
     * @throws Exception what the work throws
     */
    Made observe(PartWork work) throws Exception;

    /**
     * Whether whoever keeps the response learns what its parts learn: else it must not be kept,
     * since nobody knows what it depends on.
     */
    boolean isKnownToResponse();

    /** Something in the response stands for what failed. */
    void degrade();
  }

  /**
   * A cache of this process.
   *
   * @param most how many values are kept; those that are asked for least go first
   * @param patience how long one waits for another that makes the same
   * @param renewals how many stale values are renewed at once
   * @param behind where they are renewed; may refuse
   * @param nanos a clock that never goes back
   */
  static PartCache inMemory(
      int most, Duration patience, int renewals, Executor behind, LongSupplier nanos) {
    return new InMemoryPartCache(most, patience, renewals, behind, nanos);
  }
}
