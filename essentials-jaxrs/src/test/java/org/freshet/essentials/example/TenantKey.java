package org.freshet.essentials.example;

import jakarta.enterprise.context.ApplicationScoped;
import org.freshet.essentials.api.RateLimitCaller;
import org.freshet.essentials.api.RateLimitKey;

/** Counts by tenant, which the gateway has put into a field. */
@ApplicationScoped
public class TenantKey implements RateLimitKey {

  @Override
  public String keyOf(RateLimitCaller caller) {
    return caller
        .header("X-Tenant")
        .map(tenant -> tenant.toLowerCase(java.util.Locale.ROOT))
        .orElse(null);
  }
}
