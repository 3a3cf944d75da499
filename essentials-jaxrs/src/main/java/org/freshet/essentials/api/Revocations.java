package org.freshet.essentials.api;

import java.time.Instant;

/**
 * Revokes tokens of MicroProfile JWT before they end: a CDI bean to inject, where {@code
 * essentials.revocation.store} is set. The next request with such a token is refused, on every node
 * that has the same store.
 *
 * <pre>{@code
 * revocations.revoke(token.getTokenID(), Instant.ofEpochSecond(token.getExpirationTime()));
 * }</pre>
 *
 * <p>Thread-safe. In the store {@code database} what is written is part of the caller's
 * transaction, and holds from its commit on.
 *
 * <p>Every method throws {@link StoreUnavailableException} if the store does not answer. Where no
 * store is set there is nothing to inject: that fails when the bean is made that asks for it.
 */
public interface Revocations {

  /**
   * Revokes one token. It is remembered until the token ends, and costs nothing after that.
   *
   * @param tokenId its {@code jti}
   * @param ends its {@code exp}; if that is past, nothing is done
   * @throws IllegalArgumentException if the id is blank
   */
  void revoke(String tokenId, Instant ends);

  /**
   * Revokes all tokens of a subject that were issued up to now: logs out everywhere.
   *
   * @param subject their {@code sub}; of tokens without one their name
   * @throws IllegalArgumentException if the subject is blank
   */
  void revokeAll(String subject);

  /**
   * Revokes all tokens of a subject that were issued in the second of a moment or before it, such
   * as when a password was stolen. An earlier moment takes nothing back.
   *
   * @param subject their {@code sub}; of tokens without one their name
   * @param before the moment; {@code iat} is in whole seconds, so a token of the same second, which
   *     may have been issued after it, is refused too
   * @throws IllegalArgumentException if the subject is blank
   */
  void revokeAllBefore(String subject, Instant before);

  /**
   * Whether a token is revoked, for what does not go through Jakarta REST.
   *
   * @param tokenId its {@code jti}
   * @param subject its {@code sub}; its name, if it has none
   * @param issued its {@code iat}
   */
  boolean isRevoked(String tokenId, String subject, Instant issued);
}
