package org.freshet.docs.example;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.freshet.isr.api.TenantResolver;
import org.jspecify.annotations.Nullable;

/** Each house has a host of its own. */
@ApplicationScoped
public class HouseOfHost implements TenantResolver {

  private static final Map<String, String> HOUSES =
      Map.of("acme.example", "acme", "globex.example", "globex");

  @Override
  public @Nullable String tenant(Asked request) {
    return HOUSES.get(request.host());
  }
}
