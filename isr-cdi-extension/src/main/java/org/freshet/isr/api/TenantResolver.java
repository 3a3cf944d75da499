package org.freshet.isr.api;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells whose request it is in an application that serves several tenants: the application has one
 * CDI bean of this type where an {@link Isr} method is selected {@linkplain Variant#TENANT by
 * tenant}.
 *
 * <p>It is called once for each request to such a method, by many threads at once, after the
 * application's filters. What is stored for one tenant answers no other.
 *
 * <p>A renewal asks as the visitor did: with the same base, path and {@linkplain #headers() named
 * headers}, and nothing else. So nothing else may decide. Only tenants that exist may be told; a
 * tenant made up from what anybody can send would let anybody fill the store.
 */
public interface TenantResolver {

  /**
   * The tenant of a request.
   *
   * @return its name, 1 to 200 characters; null if it is not known. Then, and if this throws, the
   *     request is not answered from store, and its response leaves as {@code private, no-store}
   */
  @Nullable String tenant(Asked request);

  /**
   * The names of the request headers that {@link #tenant} reads, always the same. Default: none.
   *
   * <p>{@code Cookie} and {@code Authorization} are refused when the application starts, since
   * renewals carry neither.
   */
  default Set<String> headers() {
    return Set.of();
  }

  /** A request, as far as it may tell a tenant. */
  interface Asked {

    /** The public base that was asked, {@code https://acme.shop.example}, without a slash. */
    String base();

    /** The host of the {@link #base}, lower case, without the port. */
    String host();

    /** The decoded path, context path included. */
    String path();

    /**
     * A header's value, null if it is absent.
     *
     * @throws IllegalArgumentException if {@link TenantResolver#headers()} does not name it
     */
    @Nullable String header(String name);
  }
}
