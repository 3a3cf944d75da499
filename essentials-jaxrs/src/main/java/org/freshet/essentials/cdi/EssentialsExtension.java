package org.freshet.essentials.cdi;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.BeforeBeanDiscovery;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.WithAnnotations;
import java.util.LinkedHashSet;
import java.util.Set;
import org.eclipse.microprofile.config.ConfigProvider;
import org.freshet.essentials.api.DeprecatedApi;
import org.freshet.essentials.api.EssentialsDefinitionException;
import org.freshet.essentials.api.Paginated;
import org.freshet.essentials.api.RateLimited;
import org.freshet.essentials.config.EssentialsSettings;
import org.freshet.essentials.config.Findings;
import org.freshet.essentials.config.SettingsReader;
import org.freshet.essentials.lifecycle.DeprecationReader;
import org.freshet.essentials.paging.PagingReader;
import org.freshet.essentials.ratelimit.LimitedMethods;
import org.jspecify.annotations.Nullable;

/**
 * Collects settings and definitions while an application is deployed, and refuses it with all that
 * is wrong at once.
 */
public class EssentialsExtension implements Extension {

  private final Findings findings = new Findings();
  private final Set<Class<?>> limited = new LinkedHashSet<>();
  private final Set<Class<?>> deprecated = new LinkedHashSet<>();
  private final Set<Class<?>> paginated = new LinkedHashSet<>();
  private @Nullable EssentialsSettings settings;

  void readSettings(@Observes BeforeBeanDiscovery event) {
    settings = SettingsReader.read(ConfigProvider.getConfig(), findings);
  }

  void collectLimited(
      @Observes @WithAnnotations({RateLimited.class, RateLimited.List.class})
          ProcessAnnotatedType<?> event) {
    limited.add(event.getAnnotatedType().getJavaClass());
  }

  void collectDeprecated(
      @Observes @WithAnnotations(DeprecatedApi.class) ProcessAnnotatedType<?> event) {
    deprecated.add(event.getAnnotatedType().getJavaClass());
  }

  void collectPaginated(@Observes @WithAnnotations(Paginated.class) ProcessAnnotatedType<?> event) {
    paginated.add(event.getAnnotatedType().getJavaClass());
  }

  /** Only where there is what they are about: a bean whose types are missing is none. */
  void addPagers(@Observes AfterBeanDiscovery event) {
    if (Present.isThere("jakarta.persistence.criteria.CriteriaBuilder")) {
      Pagers.ofEntities(event);
    }
    if (Present.isThere("jakarta.data.page.CursoredPage")) {
      Pagers.ofRepositories(event);
    }
  }

  void validate(@Observes AfterDeploymentValidation event, BeanManager beans) {
    Definitions definitions = new Definitions(settings(), beans);
    LimitedMethods limits = definitions.limitsToCheck(findings);
    limited.forEach(type -> limits.check(type, findings));
    DeprecationReader deprecations = definitions.deprecations(findings);
    deprecated.forEach(deprecations::check);
    PagingReader pages = definitions.pages(findings);
    paginated.forEach(pages::check);
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
