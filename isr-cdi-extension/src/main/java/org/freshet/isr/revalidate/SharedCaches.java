package org.freshet.isr.revalidate;

import org.freshet.isr.tags.Raise;

/** The second-level caches of the application's persistence units on this node. Thread-safe. */
@FunctionalInterface
public interface SharedCaches {

  /** An application without persistence units. */
  SharedCaches NONE =
      new SharedCaches() {
        @Override
        public boolean forget(Raise raise) {
          return false;
        }

        @Override
        public boolean areAbsent() {
          return true;
        }
      };

  /** Whether nothing is cached beyond a transaction, so that there is nothing to forget. */
  default boolean areAbsent() {
    return false;
  }

  /**
   * Makes them forget what a raise was about, so that whoever reads next reads the database. Never
   * called on a thread that commits.
   *
   * @return whether anything may be cached at all: then a reader under way may bring it back
   * @throws RuntimeException if one of them could not; the call is repeated
   */
  boolean forget(Raise raise);
}
