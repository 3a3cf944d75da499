package org.freshet.isr.policy.response;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The directives of a response that govern a shared cache, whichever field they came from (RFC
 * 9111, section 5.2.2; RFC 5861; RFC 9213). Seconds are from 0; null stands for a directive that is
 * absent.
 *
 * @param noStore {@code no-store}
 * @param noCache {@code no-cache} without fields
 * @param noCacheFields the fields that {@code no-cache} names, lower case
 * @param isPrivate {@code private} without fields
 * @param privateFields the fields that {@code private} names, lower case
 * @param isPublic {@code public}
 * @param mustRevalidate {@code must-revalidate}
 * @param proxyRevalidate {@code proxy-revalidate}
 * @param mustUnderstand {@code must-understand}
 * @param sMaxAge {@code s-maxage}
 * @param maxAge {@code max-age}
 * @param staleWhileRevalidate {@code stale-while-revalidate}
 * @param staleIfError {@code stale-if-error}
 * @param targeted whether a targeted field said so: then {@code Expires} says nothing (RFC 9213,
 *     section 2.2)
 */
public record Directives(
    boolean noStore,
    boolean noCache,
    Set<String> noCacheFields,
    boolean isPrivate,
    Set<String> privateFields,
    boolean isPublic,
    boolean mustRevalidate,
    boolean proxyRevalidate,
    boolean mustUnderstand,
    @Nullable Long sMaxAge,
    @Nullable Long maxAge,
    @Nullable Long staleWhileRevalidate,
    @Nullable Long staleIfError,
    boolean targeted) {

  /** Directives with copies of their sets. */
  public Directives {
    noCacheFields = Set.copyOf(noCacheFields);
    privateFields = Set.copyOf(privateFields);
  }

  /** Whether a response may never be served stale (RFC 9111, section 4.2.4). */
  boolean forbidStale() {
    return noCache || mustRevalidate || proxyRevalidate || sMaxAge != null;
  }

  /** Whether the answer to a request with credentials may be shared (RFC 9111, section 3.5). */
  boolean allowAuthorized() {
    return isPublic || mustRevalidate || sMaxAge != null;
  }
}
