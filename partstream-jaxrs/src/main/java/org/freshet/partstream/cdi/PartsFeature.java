package org.freshet.partstream.cdi;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Providers;
import java.lang.reflect.Method;
import java.util.Set;
import org.freshet.essentials.config.Findings;
import org.freshet.partstream.api.PartResource;
import org.freshet.partstream.api.PartStreamDefinitionException;
import org.freshet.partstream.api.Parts;
import org.freshet.partstream.config.StreamRule;
import org.freshet.partstream.jaxrs.PartsDoor;
import org.freshet.partstream.jaxrs.PartsFilter;
import org.freshet.partstream.jaxrs.Single;
import org.freshet.partstream.plan.Plan;
import org.freshet.partstream.run.PartProblems;
import org.jspecify.annotations.Nullable;

/**
 * Binds to each resource method that returns {@link Parts} what makes a response of them, once,
 * when Jakarta REST is deployed: found by META-INF/services.
 */
@ApplicationScoped
@Priority(PartsFeature.OWN_NUMBER)
public class PartsFeature implements DynamicFeature {

  /**
   * Says nothing of an order: of the services that have the same number, or none, RESTEasy takes
   * one and drops the others.
   */
  static final int OWN_NUMBER = 6130;

  private static final Set<String> NOT_PAGES = Set.of("partsByKeys", "manifest");

  @Inject PartStreamExtension extension;
  @Inject BeanManager beans;
  @Inject PartsDoor door;
  @Inject PartProblems problems;

  /** Parts by name and manifests are nobody else's: of a resource only pages are. */
  private static boolean isSingle(Class<?> type, Method method) {
    return PartResource.class.isAssignableFrom(type) && NOT_PAGES.contains(method.getName());
  }

  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    Class<?> type = resource.getResourceClass();
    Method method = resource.getResourceMethod();
    if (method.getReturnType() != Parts.class) {
      return;
    }
    Findings findings = new Findings();
    Definitions definitions = extension.definitions(beans);
    StreamRule rule = definitions.rule(type, method, findings);
    Plan plan = definitions.plan(type, findings);
    // At the latest: of classes that are no beans nobody was told before.
    definitions.refuseNoKey(findings);
    if (!findings.found().isEmpty()) {
      throw new PartStreamDefinitionException(findings.found());
    }
    String name = type.getName() + "#" + method.getName();
    boolean single = !plan.isForEverybody() || isSingle(type, method);
    context.register(new Single(single));
    context.register(new PartsFilter(door, problems, name, rule, plan, providers(context)));
  }

  /**
   * What renders values on any thread: {@code Providers} that are injected are those of the
   * thread's request, and on Open Liberty a part's thread has none. RESTEasy's configuration of a
   * method is its providers too.
   */
  private static @Nullable Providers providers(FeatureContext context) {
    return context.getConfiguration() instanceof Providers known ? known : null;
  }
}
