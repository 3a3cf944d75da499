package org.freshet.isr.api;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/**
 * Keeps values under keys of one's own, as {@link CachedFor} keeps those of methods: for what is
 * decided at run time, and for libraries. Injected; thread-safe.
 *
 * <p>Work often runs on another thread than that of its request. {@link #here()} takes along what
 * the current thread is producing, so that whatever the work learns, tags above all, reaches the
 * response that it is for.
 */
public interface ValueKeeper {

  /** The place of what the current thread is producing; may be used on any thread afterwards. */
  Place here();

  /** Work for one response, or for none. Thread-safe. */
  interface Place {

    /**
     * A kept value, or else what the work makes, which is kept. Of many calls with the same name,
     * key and caller one does the work and the others wait. Exceptions are not kept.
     *
     * @throws Exception what the work throws
     */
    Outcome keep(Keeping keeping, Callable<? extends @Nullable Object> work) throws Exception;

    /**
     * Does some work, of which nothing is kept.
     *
     * @throws Exception what the work throws
     */
    Outcome observe(Callable<? extends @Nullable Object> work) throws Exception;

    /**
     * Something in the response stands for what failed: it is kept for {@code isr.degraded.max-age}
     * at most.
     */
    void degrade();
  }

  /**
   * How a value is kept.
   *
   * @param name what it is, for messages and beside the key; not empty
   * @param key tells values of the same name apart
   * @param caller to whom it belongs, null if everybody may have it: a response that uses what
   *     belongs to somebody is stored for nobody
   * @param freshFor how long it is fresh, positive
   * @param staleFor how long it is used after that while it is renewed behind, not negative
   * @param tags what it depends on, beside what becomes known while it is made
   */
  record Keeping(
      String name,
      String key,
      @Nullable String caller,
      Duration freshFor,
      Duration staleFor,
      Set<Tag> tags) {

    /**
     * A way that nobody can change.
     *
     * @throws IllegalArgumentException if something is out of its range
     */
    public Keeping {
      tags = Set.copyOf(tags);
      if (name.isEmpty() || freshFor.isNegative() || freshFor.isZero() || staleFor.isNegative()) {
        throw new IllegalArgumentException(
            "'"
                + name
                + "' is kept for "
                + freshFor
                + " and stale for "
                + staleFor
                + ", must have a name, a positive time and none below zero");
      }
    }
  }

  /**
   * What came of some work.
   *
   * @param value the value, null is one too
   * @param stale whether something in it is past its time, and being renewed
   * @param degraded whether something in it stands for what failed
   * @param personal whether something in it belongs to a caller
   */
  record Outcome(@Nullable Object value, boolean stale, boolean degraded, boolean personal) {}
}
