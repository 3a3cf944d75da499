package org.freshet.partstream.jaxrs;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.freshet.essentials.api.Problem;
import org.freshet.essentials.api.ProblemException;
import org.freshet.partstream.api.PartContext;
import org.freshet.partstream.api.Parts;
import org.freshet.partstream.cache.PartCache;
import org.freshet.partstream.config.PartStreamSettings;
import org.freshet.partstream.config.StreamRule;
import org.freshet.partstream.cursor.Binding;
import org.freshet.partstream.cursor.Cursors;
import org.freshet.partstream.cursor.Position;
import org.freshet.partstream.cursor.RejectedCursorException;
import org.freshet.partstream.delivery.Answer;
import org.freshet.partstream.delivery.Audit;
import org.freshet.partstream.delivery.Delivery;
import org.freshet.partstream.delivery.PartsRequest;
import org.freshet.partstream.delivery.Renderer;
import org.freshet.partstream.delivery.Sharing;
import org.freshet.partstream.delivery.StreamFormat;
import org.freshet.partstream.delivery.Streaming;
import org.freshet.partstream.plan.BuiltParts;
import org.freshet.partstream.plan.Plan;
import org.freshet.partstream.plan.PlanWatch;
import org.freshet.partstream.run.KeptCalls;
import org.freshet.partstream.stream.Connection;
import org.freshet.partstream.stream.StreamsFullException;

/**
 * One way in for pages, streams, keys and manifests: the same judgement of who may have what, and
 * of cursors. Thread-safe.
 */
public final class PartsDoor {

  static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

  private final Delivery delivery;
  private final Streaming streaming;
  private final Cursors cursors;
  private final Audit audit;
  private final PartCache cache;
  private final KeptCalls calls;
  private final PartStreamSettings settings;
  private final PlanWatch watch;
  private final Callers callers;

  /** A door to what an application delivers. */
  public PartsDoor(
      Delivery delivery,
      Streaming streaming,
      Cursors cursors,
      Audit audit,
      PartCache cache,
      KeptCalls calls,
      PartStreamSettings settings,
      PlanWatch watch,
      Callers callers) {
    this.delivery = delivery;
    this.streaming = streaming;
    this.cursors = cursors;
    this.audit = audit;
    this.cache = cache;
    this.calls = calls;
    this.settings = settings;
    this.watch = watch;
    this.callers = callers;
  }

  /**
   * Answers a request.
   *
   * @param resource what cursors are bound to
   * @param annotated the plan of the resource's class, empty if it has none
   * @param connection where a stream goes
   * @throws ProblemException if it asks for something that there is not
   * @throws StreamsFullException if it asks for a stream and no more may be open
   * @throws IOException if its thread was interrupted
   */
  Answer answer(
      ContainerRequestContext request,
      Parts parts,
      String resource,
      StreamRule rule,
      Plan annotated,
      Renderer renderer,
      Connection connection)
      throws IOException, StreamsFullException {
    Asked asked = new Asked(request);
    Plan whole = parts.isBuilt() ? BuiltParts.plan(parts, settings.mostParts()) : annotated;
    Plan visible = whole.visible(rule.allowed(), asked.user() != null, asked::has);
    PartCache.Use use = cache.begin();
    Plan kept = calls.through(visible, caller(asked, parts, resource, rule, visible, use));
    Plan plan = watch.watched(resource, kept);
    PartContext context = asked.context(plan);
    Binding binding = asked.binding(resource);
    if (parts.isManifest()) {
      return delivery.manifest(
          asked(asked, plan, rule, context, binding, Position.start(plan), false));
    }
    if (parts.isByKeys()) {
      Set<String> keys = asked.keys(settings.mostKeys());
      refuseUnknown(plan, keys);
      return delivery.byKeys(
          asked(asked, plan, rule, context, binding, Position.start(plan), false), keys, renderer);
    }
    String cursor = asked.cursor();
    Position position =
        cursor == null ? Position.start(plan) : opened(cursor, plan, context, binding);
    StreamFormat format = asked.format();
    PartsRequest next = asked(asked, plan, rule, context, binding, position, cursor != null);
    if (format != null) {
      return request.getMethod().equals("HEAD")
          ? streaming.head(format)
          : streaming.stream(
              next, renderer, format, connection, callers.caller(asked, connection.peer()));
    }
    // Where roles decide, what others may get is not known from here.
    boolean shared = whole.isForEverybody() && use.isKnownToResponse();
    Sharing sharing = shared ? asked.sharing(use::degrade) : null;
    return delivery.page(next.sharedBy(sharing), renderer);
  }

  private KeptCalls.Caller caller(
      Asked asked, Parts parts, String resource, StreamRule rule, Plan plan, PartCache.Use use) {
    String type = resource.substring(0, resource.indexOf('#'));
    return new KeptCalls.Caller(
        use,
        type,
        // Annotated parts are the same whichever way they are asked for.
        () -> asked.digest(parts.isBuilt() ? resource : type, plan.roles()),
        asked.user(),
        rule.partTtl() == null ? settings.partTtl() : rule.partTtl());
  }

  private static PartsRequest asked(
      Asked asked,
      Plan plan,
      StreamRule rule,
      PartContext context,
      Binding binding,
      Position position,
      boolean continued) {
    return new PartsRequest(
        plan,
        rule,
        context,
        binding,
        position,
        continued,
        asked.limit(rule.chunkSize()),
        asked.patience(LONGEST_WAIT));
  }

  /** Whoever may have none of them learns as much as whoever made the names up. */
  private static void refuseUnknown(Plan plan, Set<String> keys) {
    if (plan.parts().stream().noneMatch(part -> keys.contains(part.name()))) {
      throw new ProblemException(Problem.of(404).withDetail("There is no such part."));
    }
  }

  private Position opened(String cursor, Plan plan, PartContext context, Binding binding) {
    try {
      return cursors.open(cursor, plan, binding);
    } catch (RejectedCursorException e) {
      audit.rejected(context, e.reason());
      throw new ProblemException(CursorProblem.of(e.reason(), settings.problemTypes()), e);
    }
  }
}
