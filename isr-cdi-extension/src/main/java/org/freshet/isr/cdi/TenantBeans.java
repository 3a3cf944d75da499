package org.freshet.isr.cdi;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.freshet.isr.jaxrs.Tenants;

/** Hands over what the extension found. */
@ApplicationScoped
class TenantBeans {

  @Produces
  @Singleton
  static Tenants tenants(IsrExtension extension) {
    return extension.tenants();
  }
}
