package org.freshet.it.app.wrong;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import org.freshet.isr.api.CachedFor;

/** A secured method whose values would be everybody's. */
@ApplicationScoped
public class SecuredCall {

  @CachedFor
  @RolesAllowed("editor")
  public String answer() {
    return "secret";
  }
}
