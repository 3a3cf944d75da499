package org.freshet.essentials.config;

import jakarta.ws.rs.container.ContainerRequestContext;

/**
 * What a cache in the same application and the filters of this module tell each other, by
 * properties of the request: neither knows the other's classes, and no client can set them.
 */
public final class CacheInFront {

  /** Set by the cache on a request of its own, by which it renews what it has stored. */
  private static final String RENEWAL = "org.freshet.request.renewal";

  /** Set by a filter that has to see every request for the same, hits included. */
  private static final String EACH = "org.freshet.request.each";

  private CacheInFront() {}

  /** Whether the application asks itself, on behalf of nobody. */
  public static boolean isRenewal(ContainerRequestContext request) {
    return Boolean.TRUE.equals(request.getProperty(RENEWAL));
  }

  /** Keeps the cache from answering such requests before this module's filters have run. */
  public static void mustNotSkip(ContainerRequestContext request) {
    request.setProperty(EACH, true);
  }
}
