package org.freshet.essentials.api;

/**
 * A key that was just issued: the only moment at which the key itself is there to be handed over.
 *
 * <p>Immutable and thread-safe.
 *
 * @param key the key, a secret
 * @param details what is known of it from now on
 */
public record IssuedApiKey(String key, ApiKey details) {

  /** Without the key, which belongs in no log. */
  @Override
  public String toString() {
    return "IssuedApiKey[" + details + "]";
  }
}
