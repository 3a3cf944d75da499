package org.freshet.partstream.cdi;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.ProcessManagedBean;
import jakarta.enterprise.inject.spi.WithAnnotations;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.ConfigProvider;
import org.freshet.essentials.config.Findings;
import org.freshet.partstream.api.Part;
import org.freshet.partstream.api.PartResource;
import org.freshet.partstream.api.PartStream;
import org.freshet.partstream.api.PartStreamDefinitionException;
import org.freshet.partstream.config.Codes;
import org.freshet.partstream.config.PartStreamSettings;
import org.freshet.partstream.config.SettingsReader;
import org.freshet.partstream.observe.HealthBeans;
import org.freshet.partstream.observe.Present;
import org.jspecify.annotations.Nullable;

/**
 * Collects settings and definitions while an application is deployed, and refuses it with all that
 * is wrong at once.
 */
public class PartStreamExtension implements Extension {

  private final Findings findings = new Findings();
  private final Set<Class<?>> found = new LinkedHashSet<>();
  private final Map<Class<?>, Bean<?>> known = new LinkedHashMap<>();
  private @Nullable PartStreamSettings settings;

  void readSettings(@Observes BeforeBeanDiscovery event) {
    settings = SettingsReader.read(ConfigProvider.getConfig(), findings);
  }

  /** An observer that has nothing to do would still be called for each response. */
  void leaveOutLog(@Observes ProcessAnnotatedType<PartLog> event) {
    if (settings().auditLog() == PartStreamSettings.AuditLog.NONE) {
      event.veto();
    }
  }

  void collect(
      @Observes @WithAnnotations({PartStream.class, Part.class}) ProcessAnnotatedType<?> event) {
    found.add(event.getAnnotatedType().getJavaClass());
  }

  /** By what is told of each bean: in EAR/lib a bean manager does not find those of a WAR. */
  void collectBean(@Observes ProcessManagedBean<? extends PartResource> event) {
    known.put(event.getBean().getBeanClass(), event.getBean());
  }

  void addBeans(@Observes AfterBeanDiscovery event) {
    if (settings().health() && !found.isEmpty() && Present.health()) {
      HealthBeans.add(event);
    }
  }

  void validate(@Observes AfterDeploymentValidation event, BeanManager beans) {
    PartStreamSettings read = settings();
    Definitions definitions = definitions(beans);
    found.forEach(type -> definitions.check(type, findings));
    if (!found.isEmpty() && read.keys() == null && !read.development()) {
      findings.add(
          Codes.NO_KEY,
          "partstream.cursor.keys",
          "is not set, must have a key to seal cursors with: a name, a colon and the output of"
              + " `openssl rand -base64 32`; or set partstream.mode=development");
    }
    if (!findings.found().isEmpty()) {
      event.addDeploymentProblem(new PartStreamDefinitionException(findings.found()));
    }
  }

  /** Reads definitions of this deployment. */
  Definitions definitions(BeanManager beans) {
    return new Definitions(settings(), beans, known);
  }

  PartStreamSettings settings() {
    PartStreamSettings read = settings;
    if (read == null) {
      throw new IllegalStateException("asked for before the deployment was validated");
    }
    return read;
  }
}
