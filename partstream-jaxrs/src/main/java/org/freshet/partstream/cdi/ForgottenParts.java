package org.freshet.partstream.cdi;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.freshet.partstream.api.KeptParts;
import org.freshet.partstream.cache.PartCache;

/** Forgets what the cache of the application keeps. */
@ApplicationScoped
class ForgottenParts implements KeptParts {

  @Inject PartCache cache;

  @Override
  public void forget() {
    cache.clear(null, null);
  }

  @Override
  public void forget(Class<?> resource) {
    cache.clear(resource.getName(), null);
  }

  @Override
  public void forget(Class<?> resource, String part) {
    cache.clear(resource.getName(), part);
  }
}
