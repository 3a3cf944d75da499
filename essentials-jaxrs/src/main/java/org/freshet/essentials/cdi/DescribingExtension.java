package org.freshet.essentials.cdi;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.util.LinkedHashSet;
import java.util.Set;
import org.freshet.essentials.api.RateLimited;
import org.freshet.essentials.config.Findings;
import org.freshet.essentials.config.ResourceMethods;
import org.freshet.essentials.describe.DescribedApi;
import org.jspecify.annotations.Nullable;

/**
 * Collects the resources of a deployment, where there is somebody to describe them to. Those that
 * are no beans CDI does not tell of, and they are described as if this library were not there.
 */
public class DescribingExtension implements Extension {

  private static final boolean WANTED =
      Present.isThere("org.eclipse.microprofile.openapi.OASFilter");

  private final Set<Class<?>> resources = new LinkedHashSet<>();
  private @Nullable Class<?> application;

  void collect(@Observes @WithAnnotations(Path.class) ProcessAnnotatedType<?> event) {
    Class<?> type = event.getAnnotatedType().getJavaClass();
    if (WANTED && !type.isInterface()) {
      resources.add(type);
    }
  }

  void collectApplication(
      @Observes @WithAnnotations({RateLimited.class, RateLimited.List.class})
          ProcessAnnotatedType<? extends Application> event) {
    application = event.getAnnotatedType().getJavaClass();
  }

  void describe(@Observes AfterDeploymentValidation event, BeanManager beans) {
    if (WANTED) {
      EssentialsExtension extension = beans.getExtension(EssentialsExtension.class);
      Definitions definitions = new Definitions(extension.settings(), extension.limitKeys(), beans);
      // What is wrong stops the deployment by the other extension.
      Findings unheard = new Findings();
      DescribedApi.is(
          ResourceMethods.of(resources),
          extension.settings(),
          definitions.limitsToCheck(unheard),
          definitions.deprecations(unheard),
          application);
    }
  }
}
