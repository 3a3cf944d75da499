package org.freshet.essentials.api;

import java.security.Principal;

/**
 * A caller who is known by an API key: what {@code SecurityContext.getUserPrincipal()} is then.
 *
 * <p>Immutable and thread-safe.
 *
 * @param key what is known of the key
 */
public record ApiKeyPrincipal(ApiKey key) implements Principal {

  /** The owner of the key. */
  @Override
  public String getName() {
    return key.owner();
  }

  @Override
  public String toString() {
    return key.owner() + " by key " + key.id();
  }
}
