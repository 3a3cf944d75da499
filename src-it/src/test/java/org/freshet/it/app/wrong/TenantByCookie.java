package org.freshet.it.app.wrong;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.freshet.isr.api.TenantResolver;

/** Tells tenants by what no renewal could send. */
@ApplicationScoped
public class TenantByCookie implements TenantResolver {

  @Override
  public String tenant(Asked request) {
    return request.header("Cookie");
  }

  @Override
  public Set<String> headers() {
    return Set.of("Cookie");
  }
}
