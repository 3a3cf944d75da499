package org.freshet.isr.jaxrs.response;

import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.FeatureContext;
import java.util.function.BooleanSupplier;
import org.freshet.isr.config.IsrSettings;
import org.freshet.isr.define.IsrMethod;
import org.freshet.isr.edge.plan.EdgeHeaders;
import org.freshet.isr.jaxrs.MethodBinding;
import org.freshet.isr.meter.RouteMeters;
import org.freshet.isr.revalidate.Outcomes;
import org.freshet.isr.revalidate.Raises;
import org.freshet.isr.serve.FrontGate;
import org.freshet.isr.serve.KnownRequests;
import org.freshet.isr.serve.OriginCache;
import org.freshet.isr.serve.SingleFlight;
import org.freshet.isr.serve.Unshareable;
import org.freshet.isr.serve.Variants;

/** Registers the filters of one method, and wakes the filter that looks at unsafe methods. */
public final class SharedBinding implements MethodBinding {

  /** Inside of content codings, outside of every other interceptor. */
  private static final int CAPTURE = Priorities.ENTITY_CODER + 500;

  /** As many requests may vary as responses of this size fit into the store. */
  private static final long LEAST_WEIGHT = 2048;

  private final IsrSettings settings;
  private final OriginCache cache;
  private final SingleFlight flights;
  private final KnownRequests known;
  private final FrontGate gate;
  private final Outcomes outcomes;
  private final UnsafeMethods unsafe;
  private final BooleanSupplier inTransaction;
  private final EdgeHeaders edges;
  private final Variants variants;
  private final Unshareable unshareable = new Unshareable();

  /**
   * A binding for one application.
   *
   * @param inTransaction whether the current thread is in a transaction
   * @param edges the fields that responses carry for edges
   */
  public SharedBinding(
      IsrSettings settings,
      OriginCache cache,
      SingleFlight flights,
      KnownRequests known,
      FrontGate gate,
      Outcomes outcomes,
      Raises raises,
      BooleanSupplier inTransaction,
      EdgeHeaders edges) {
    this.settings = settings;
    this.cache = cache;
    this.flights = flights;
    this.known = known;
    this.gate = gate;
    this.outcomes = outcomes;
    this.unsafe = new UnsafeMethods(raises);
    this.inTransaction = inTransaction;
    this.edges = edges;
    this.variants = new Variants(Math.max(1, settings.storeMaxBytes() / LEAST_WEIGHT));
  }

  @Override
  public void bind(IsrMethod method, RouteMeters meters, FeatureContext context) {
    SharedMemory memory =
        new SharedMemory(cache, variants, unshareable, known, gate, settings.profile());
    SharedKeeper keeper = new SharedKeeper(method, cache, memory, settings, edges);
    context.register(
        new SharedDoor(method, cache, flights, memory, settings, inTransaction, meters),
        Integer.MAX_VALUE);
    context.register(new SharedResponses(cache, keeper, outcomes), Integer.MAX_VALUE);
    context.register(new SharedCapture(keeper, settings.storeMaxBody()), CAPTURE);
    unsafe.wake();
  }

  @Override
  public void watch(FeatureContext context) {
    context.register(unsafe);
  }
}
