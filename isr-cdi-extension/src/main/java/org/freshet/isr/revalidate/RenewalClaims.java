package org.freshet.isr.revalidate;

/** Which node renews a page when several would. Thread-safe; nothing here fails. */
public interface RenewalClaims {

  /** A node without others. */
  RenewalClaims ALONE =
      new RenewalClaims() {
        @Override
        public boolean claim(String key) {
          return true;
        }

        @Override
        public void release(String key) {
          // Nobody was kept from it.
        }
      };

  /**
   * Claims the renewal of a page.
   *
   * @return false if another node is at it that knew every raise that this node knows
   */
  boolean claim(String key);

  /** The renewal has ended, in whatever way. */
  void release(String key);

  /**
   * Whether the memory that nodes share is away now: then nothing that is renewed could be kept.
   */
  default boolean isAway() {
    return false;
  }
}
