package org.freshet.essentials.cdi;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import org.eclipse.microprofile.config.ConfigProvider;
import org.freshet.essentials.api.EssentialsDefinitionException;
import org.freshet.essentials.config.EssentialsSettings;
import org.freshet.essentials.config.Findings;
import org.freshet.essentials.config.SettingsReader;
import org.jspecify.annotations.Nullable;

/**
 * Collects settings and definitions while an application is deployed, and refuses it with all that
 * is wrong at once.
 */
public class EssentialsExtension implements Extension {

  private final Findings findings = new Findings();
  private @Nullable EssentialsSettings settings;

  void readSettings(@Observes BeforeBeanDiscovery event) {
    settings = SettingsReader.read(ConfigProvider.getConfig(), findings);
  }

  void validate(@Observes AfterDeploymentValidation event) {
    if (!findings.found().isEmpty()) {
      event.addDeploymentProblem(new EssentialsDefinitionException(findings.found()));
    }
  }

  EssentialsSettings settings() {
    EssentialsSettings known = settings;
    if (known == null) {
      throw new IllegalStateException("asked for before the deployment was validated");
    }
    return known;
  }
}
