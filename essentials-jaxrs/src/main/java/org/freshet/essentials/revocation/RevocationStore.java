package org.freshet.essentials.revocation;

import java.time.Instant;
import java.time.InstantSource;
import org.freshet.essentials.api.StoreUnavailableException;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what is revoked. An application may bring one of its own: a CDI bean, with {@code
 * essentials.revocation.store=bean}.
 *
 * <p>Ids of tokens and subjects arrive as digests of 64 hexadecimal digits. Moments are whole
 * seconds. Nothing is forgotten before its time; after it, it may be. What a call has written every
 * call after it reads, on every node. Thread-safe. Every method throws {@link
 * StoreUnavailableException} if it cannot be done.
 */
public interface RevocationStore {

  /**
   * What is known of a token.
   *
   * @param revoked whether it is revoked itself
   * @param before the last moment at which all tokens of its subject were, null if none
   */
  record State(boolean revoked, @Nullable Instant before) {}

  /**
   * Revokes a token.
   *
   * @param until for how long that is kept; not shorter than was said before
   */
  void revoke(String token, Instant until);

  /**
   * Revokes all tokens of a subject up to a moment; not an earlier one than was said before.
   *
   * @param until for how long that is kept; not shorter than was said before
   */
  void revokeBefore(String subject, Instant before, Instant until);

  /** What is known of a token, and of its subject. */
  State state(String token, String subject);

  /** A store in this process, which forgets all when it ends. */
  static RevocationStore inMemory(InstantSource clock) {
    return new MemoryRevocations(clock);
  }
}
