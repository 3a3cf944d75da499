package org.freshet.isr.jaxrs;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import org.freshet.isr.api.Isr;
import org.freshet.isr.config.IsrSettings;
import org.freshet.isr.define.BeanFinder;
import org.freshet.isr.define.IsrMethod;
import org.freshet.isr.define.IsrMethods;
import org.freshet.isr.define.ReachableInputs;
import org.freshet.isr.edge.plan.EdgeHeaders;
import org.freshet.isr.meter.Meters;
import org.freshet.isr.meter.RouteMeters;
import org.freshet.isr.persistence.transaction.TransactionChanges;
import org.freshet.isr.revalidate.Outcomes;
import org.freshet.isr.serve.FrontGate;
import org.freshet.isr.serve.KnownRequests;
import org.freshet.isr.serve.OriginCache;
import org.freshet.isr.serve.SingleFlight;

/**
 * Binds the cache to each resource method with {@code @Isr}, once, when Jakarta REST is deployed.
 *
 * <p>Found by {@code META-INF/services}; registers instances, since package-private filter classes
 * are not portable.
 */
@ApplicationScoped
@Priority(IsrFeature.OWN_NUMBER)
public class IsrFeature implements DynamicFeature {

  /**
   * Says nothing of an order: of the services that have the same number, or none, RESTEasy takes
   * one and drops the others.
   */
  public static final int OWN_NUMBER = 6110;

  /** Inside of content codings, outside of every other interceptor. */
  private static final int CAPTURE = Priorities.ENTITY_CODER + 500;

  /**
   * Before every filter of the application, and after what first makes a response of what a method
   * returns.
   */
  private static final int RESPONSE = Integer.MAX_VALUE - 1;

  @Inject IsrMethods methods;
  @Inject IsrSettings settings;
  @Inject OriginCache cache;
  @Inject SingleFlight flights;
  @Inject KnownRequests known;
  @Inject FrontGate gate;
  @Inject Outcomes outcomes;
  @Inject Meters meters;
  @Inject MethodBinding responses;
  @Inject TransactionChanges changes;
  @Inject BeanFinder beans;
  @Inject EdgeHeaders edges;
  @Inject Tenants tenants;

  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    IsrMethod method = methods.find(resource.getResourceClass(), resource.getResourceMethod());
    if (!resource.getResourceMethod().isAnnotationPresent(GET.class)) {
      responses.watch(context);
    }
    if (method == null) {
      return;
    }
    ApplicationFilters.closeGate(gate, context.getConfiguration());
    context.register(new OriginFilter(), OriginFilter.LAST);
    if (new ReachableInputs(beans)
        .reachesResponse(resource.getResourceClass(), resource.getResourceMethod())) {
      context.register(new UnwatchedFilter());
    }
    RouteMeters counts =
        meters.route(
            method.route(),
            RouteTemplate.of(resource.getResourceClass(), resource.getResourceMethod()));
    if (method.freshness() == Isr.Freshness.RESPONSE) {
      responses.bind(method, counts, context);
      return;
    }
    Telling telling = new Telling(settings.development());
    FrontMemory memory = new FrontMemory(known, gate);
    ResponseKeeper keeper =
        new ResponseKeeper(method, cache, memory, telling, outcomes, settings, edges);
    context.register(
        new MethodDoor(
            method,
            cache,
            flights,
            settings.collapseTimeout(),
            memory,
            telling,
            changes::isActive,
            new VariantSelector(method, tenants),
            counts),
        Integer.MAX_VALUE);
    context.register(new ResponseDoor(cache, telling, outcomes), RESPONSE);
    context.register(new ResponseCapture(keeper, telling, settings.storeMaxBody()), CAPTURE);
  }
}
