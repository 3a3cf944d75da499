package org.freshet.partstream.cdi;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.WithAnnotations;
import jakarta.ws.rs.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import org.freshet.essentials.config.ResourceMethods;
import org.freshet.partstream.describe.PartsApi;

/** Collects the resources of a deployment, for whoever describes them. */
public class DescribingExtension implements Extension {

  private final Set<Class<?>> resources = new LinkedHashSet<>();

  void collect(@Observes @WithAnnotations(Path.class) ProcessAnnotatedType<?> event) {
    Class<?> type = event.getAnnotatedType().getJavaClass();
    if (!type.isInterface()) {
      resources.add(type);
    }
  }

  void describe(@Observes AfterDeploymentValidation event) {
    PartsApi.is(ResourceMethods.of(resources));
  }
}
