package org.freshet.essentials.api;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Issues API keys, and ends them: a CDI bean to inject, where {@code essentials.keys.store} is set.
 * Who may do so is the application's to say.
 *
 * <p>Thread-safe. In the store {@code database} what is written is part of the caller's
 * transaction, and holds from its commit on.
 *
 * <p>Every method throws {@link StoreUnavailableException} if the store does not answer. Where no
 * store is set there is nothing to inject: that fails when the bean is made that asks for it.
 */
public interface ApiKeys {

  /** Issues a key. The key itself is in what is returned, and nowhere else. */
  IssuedApiKey issue(NewApiKey wish);

  /**
   * Issues a key in the place of another one, with its owner, label, scopes and length of life, and
   * lets that one end.
   *
   * @param id of the one to be replaced
   * @param overlap for how long both are accepted; from 0
   * @return empty if there is none of that id that is accepted now
   * @throws IllegalArgumentException if the overlap is negative
   */
  Optional<IssuedApiKey> rotate(String id, Duration overlap);

  /**
   * Ends a key now: the next request with it is refused.
   *
   * @return whether there is one of that id; it may have ended before
   */
  boolean revoke(String id);

  /** What is known of a key, ended or not. */
  Optional<ApiKey> find(String id);

  /** What is known of the keys of an owner, ended or not, the oldest first. */
  List<ApiKey> of(String owner);

  /**
   * Whose key this is, for what does not go through Jakarta REST: a servlet, a WebSocket, an
   * authentication mechanism of the application.
   *
   * @param key what somebody sent
   * @return empty if it is malformed, unknown, or has ended; which of these is not told
   */
  Optional<ApiKey> authenticate(String key);
}
