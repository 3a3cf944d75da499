package org.freshet.essentials.api;

import java.util.Optional;

/** What is known of whoever calls. Valid during the request, on its thread. */
public interface RateLimitCaller {

  /** The address, as trusted proxies tell it. */
  String address();

  /** The name of the authenticated user. */
  Optional<String> user();

  /** Whether the user has a role. */
  boolean isInRole(String role);

  /** A field of the request. */
  Optional<String> header(String name);

  /** The method of the request. */
  String method();

  /** The path of the request, as it was sent. */
  String path();
}
