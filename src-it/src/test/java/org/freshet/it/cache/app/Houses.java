package org.freshet.it.cache.app;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.freshet.isr.api.TenantResolver;

/** Knows two houses by a header, fails for one, and asks for what it did not name for another. */
@ApplicationScoped
public class Houses implements TenantResolver {

  @Override
  public String tenant(Asked request) {
    String house = request.header("X-House");
    return switch (house == null ? "" : house) {
      case "acme", "globex" -> house;
      case "failing" -> throw new IllegalStateException("as directed");
      case "secretive" -> request.header("X-Secret");
      case "host" -> request.host() + request.path().replaceAll("[^a-z]", "");
      default -> null;
    };
  }

  @Override
  public Set<String> headers() {
    return Set.of("X-House");
  }
}
