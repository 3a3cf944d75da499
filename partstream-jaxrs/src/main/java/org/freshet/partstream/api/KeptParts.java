package org.freshet.partstream.api;

/**
 * What parts hold and is kept: forgotten when the application knows that it has changed. Injected;
 * thread-safe.
 *
 * <p>What {@code @CachedFor} of {@code isr-cdi-extension} keeps is forgotten by its tags. Where
 * that library keeps what parts hold, a call marks responses that show it as stale as well, and
 * they are renewed.
 */
public interface KeptParts {

  /** Forgets what all parts hold. */
  void forget();

  /**
   * Forgets what the parts of a resource hold, for all users, paths and queries.
   *
   * @param resource the class that has the parts, or the method that builds them
   */
  void forget(Class<?> resource);

  /**
   * Forgets what one part holds.
   *
   * @param resource the class that has the part, or the method that builds it
   * @param part its name
   */
  void forget(Class<?> resource, String part);
}
