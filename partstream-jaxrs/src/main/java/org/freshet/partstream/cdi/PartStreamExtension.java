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
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.lang.reflect.Modifier;
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
import org.freshet.partstream.api.Parts;
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

  /** Those that need no annotation of this library. */
  void collectResource(
      @Observes @WithAnnotations({Path.class, GET.class}) ProcessAnnotatedType<?> event) {
    Class<?> type = event.getAnnotatedType().getJavaClass();
    if (!Modifier.isAbstract(type.getModifiers())
        && event.getAnnotatedType().getMethods().stream()
            .anyMatch(method -> method.getJavaMember().getReturnType() == Parts.class)) {
      found.add(type);
    }
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
    Definitions definitions = definitions(beans);
    found.forEach(type -> definitions.check(type, findings));
    if (!found.isEmpty()) {
      definitions.refuseNoKey(findings);
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
