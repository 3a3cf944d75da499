package org.freshet.essentials.cdi;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import org.freshet.essentials.config.EssentialsSettings;

/** Makes the settings injectable. */
@ApplicationScoped
class EssentialsBeans {

  @Inject EssentialsExtension extension;

  @Produces
  EssentialsSettings settings() {
    return extension.settings();
  }
}
