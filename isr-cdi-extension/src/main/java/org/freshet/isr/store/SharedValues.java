package org.freshet.isr.store;

import org.jspecify.annotations.Nullable;

/**
 * Values of calls that several nodes share, by key. Thread-safe; nothing here fails: where the
 * memory is away nothing is found, and nothing is shared.
 */
public interface SharedValues {

  /** Those of a node without others. */
  SharedValues NONE =
      new SharedValues() {
        @Override
        public @Nullable StoredValue get(String key) {
          return null;
        }

        @Override
        public boolean put(String key, StoredValue value) {
          return false;
        }

        @Override
        public boolean claim(String key) {
          return true;
        }

        @Override
        public void release(String key) {
          // Nobody was kept from it.
        }
      };

  /** What is shared under a key, null if that is nothing of use. */
  @Nullable StoredValue get(String key);

  /**
   * Shares a value, unless one with a later pin is there, and gives the claim of its key back.
   *
   * @return whether it is shared
   */
  boolean put(String key, StoredValue value);

  /**
   * Claims to make a value.
   *
   * @return false if another node is at it that knew every raise that this node knows
   */
  boolean claim(String key);

  /** The value is not being made any more. */
  void release(String key);
}
