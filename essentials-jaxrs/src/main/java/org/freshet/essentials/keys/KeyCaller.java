package org.freshet.essentials.keys;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import org.freshet.essentials.api.ApiKey;
import org.freshet.essentials.api.ApiKeyPrincipal;

/**
 * A caller who is known by a key: its scopes are the roles.
 *
 * @param key the key
 * @param isSecure whether the request came by TLS
 */
record KeyCaller(ApiKey key, boolean isSecure) implements SecurityContext {

  /**
   * The scheme of those who are known by a key, {@code SecurityContext.getAuthenticationScheme}.
   */
  static final String SCHEME = "API_KEY";

  @Override
  public Principal getUserPrincipal() {
    return new ApiKeyPrincipal(key);
  }

  @Override
  public boolean isUserInRole(String role) {
    return key.scopes().contains(role);
  }

  @Override
  public String getAuthenticationScheme() {
    return SCHEME;
  }
}
