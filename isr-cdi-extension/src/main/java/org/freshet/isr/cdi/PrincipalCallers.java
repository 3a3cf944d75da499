package org.freshet.isr.cdi;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.security.Principal;
import java.util.Set;
import org.freshet.isr.call.Callers;
import org.jspecify.annotations.Nullable;

/**
 * The caller as the container's own bean tells it, which follows the security context of the
 * current thread; where a server has no security at all, that bean fails, and nobody calls.
 */
@ApplicationScoped
class PrincipalCallers implements Callers {

  /** What the servers call nobody. */
  private static final Set<String> NOBODY = Set.of("", "anonymous", "UNAUTHENTICATED", "WSGUEST");

  @Inject Instance<Principal> principals;

  @Override
  public @Nullable String current() {
    try {
      if (!principals.isResolvable()) {
        return null;
      }
      String name = principals.get().getName();
      return name == null || NOBODY.contains(name) ? null : name;
    } catch (RuntimeException e) {
      return null;
    }
  }
}
