package org.freshet.isr.jaxrs;

import jakarta.annotation.Priority;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.core.Configuration;
import jakarta.ws.rs.ext.WriterInterceptor;
import java.util.List;
import java.util.Map;
import org.freshet.isr.serve.FrontGate;

/**
 * Looks for providers of the application that a hit in front would skip though it must not: request
 * filters at or before AUTHORIZATION, or whose priority says nothing of their purpose, and
 * interceptors that change a body after it was captured.
 */
final class ApplicationFilters {

  private static final List<String> PLATFORM =
      List.of(
          "org.jboss.",
          "org.wildfly.",
          "io.opentelemetry.",
          "io.openliberty.",
          "com.ibm.",
          "org.freshet.isr.",
          // Its dynamic feature binds to methods that return parts what makes responses of them.
          "org.freshet.partstream.",
          // Its dynamic feature, and what that binds: they tell for each request whether it may be
          // skipped.
          "org.freshet.essentials.cdi.",
          "org.freshet.essentials.ratelimit.",
          "org.freshet.essentials.permission.",
          "org.freshet.essentials.lifecycle.Deprecation",
          "io.smallrye.");

  private ApplicationFilters() {}

  static void closeGate(FrontGate gate, Configuration configuration) {
    configuration.getClasses().forEach(type -> check(gate, configuration, type));
    configuration.getInstances().forEach(one -> check(gate, configuration, one.getClass()));
  }

  private static void check(FrontGate gate, Configuration configuration, Class<?> type) {
    if (PLATFORM.stream().anyMatch(type.getName()::startsWith)) {
      return;
    }
    boolean guards =
        ContainerRequestFilter.class.isAssignableFrom(type)
            && priority(configuration, type, ContainerRequestFilter.class, 0)
                <= Priorities.AUTHORIZATION;
    boolean rewrites =
        WriterInterceptor.class.isAssignableFrom(type)
            && priority(configuration, type, WriterInterceptor.class, Priorities.USER)
                < Priorities.ENTITY_CODER + 500;
    // What a dynamic feature binds to a method cannot be seen from here.
    if (guards || rewrites || DynamicFeature.class.isAssignableFrom(type)) {
      gate.close();
    }
  }

  private static int priority(
      Configuration configuration, Class<?> type, Class<?> contract, int unsaid) {
    Priority annotated = type.getAnnotation(Priority.class);
    if (annotated != null) {
      return annotated.value();
    }
    Map<Class<?>, Integer> contracts = configuration.getContracts(type);
    Integer registered = contracts == null ? null : contracts.get(contract);
    // Without a word about it the container says USER, which tells nothing of the purpose.
    return registered == null || registered == Priorities.USER ? unsaid : registered;
  }
}
