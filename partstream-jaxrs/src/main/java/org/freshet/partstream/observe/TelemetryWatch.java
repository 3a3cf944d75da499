package org.freshet.partstream.observe;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.freshet.partstream.api.PartContext;
import org.freshet.partstream.plan.PartCall;
import org.freshet.partstream.plan.Plan;
import org.freshet.partstream.plan.PlanWatch;
import org.freshet.partstream.plan.PlannedPart;
import org.jspecify.annotations.Nullable;

/**
 * For each part that runs a span, below that of the request and current on the thread of the part,
 * and its time in a histogram. What was cut short counts as failed, with the time until it ended.
 * Thread-safe.
 */
final class TelemetryWatch implements PlanWatch {

  static final String SCOPE = "org.freshet.partstream";
  static final AttributeKey<String> RESOURCE = AttributeKey.stringKey("partstream.resource");
  static final AttributeKey<String> PART = AttributeKey.stringKey("partstream.part");
  static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("partstream.outcome");
  static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");

  /** Built plans may make up names without end, which no meter is made for. */
  static final int MOST_NAMES = 1_000;

  static final String OTHER = "_OTHER";

  private static final double NANOS = 1e9;

  private final Tracer tracer;
  private final DoubleHistogram duration;
  private final LongSupplier nanos;
  private final Map<Name, Told> known = new ConcurrentHashMap<>();

  private record Name(String resource, String part) {}

  /** What a histogram is told: made once, not for each part that runs. */
  private record Told(Attributes done, Attributes failed) {
    static Told of(Name name) {
      Attributes both = Attributes.of(RESOURCE, name.resource(), PART, name.part());
      return new Told(
          both.toBuilder().put(OUTCOME, "ok").build(),
          both.toBuilder().put(OUTCOME, "failed").build());
    }
  }

  TelemetryWatch(OpenTelemetry telemetry, LongSupplier nanos) {
    this.tracer = telemetry.getTracer(SCOPE);
    this.duration =
        telemetry
            .getMeter(SCOPE)
            .histogramBuilder("partstream.part.duration")
            .setUnit("s")
            .setDescription("Time for which parts run")
            .build();
    this.nanos = nanos;
  }

  @Override
  public Plan watched(String resource, Plan plan) {
    Context request = Context.current();
    return new Plan(
        plan.parts().stream()
            .map(part -> watched(new Name(resource, part.name()), part, request))
            .toList());
  }

  private PlannedPart watched(Name name, PlannedPart part, Context request) {
    PartCall call = part.call();
    return part.calledBy(context -> run(name, call, context, request));
  }

  @SuppressWarnings("try") // current until it is closed
  private @Nullable Object run(Name name, PartCall call, PartContext context, Context request)
      throws Exception {
    Span span =
        tracer
            .spanBuilder("partstream part")
            .setParent(request)
            .setAttribute(RESOURCE, name.resource())
            .setAttribute(PART, name.part())
            .startSpan();
    long began = nanos.getAsLong();
    boolean done = false;
    try (Scope current = span.makeCurrent()) {
      Object value = call.make(context);
      done = true;
      return value;
    } catch (Throwable thrown) {
      span.setStatus(StatusCode.ERROR).setAttribute(ERROR, thrown.getClass().getName());
      throw thrown;
    } finally {
      span.end();
      Told told = told(name);
      duration.record((nanos.getAsLong() - began) / NANOS, done ? told.done() : told.failed());
    }
  }

  private Told told(Name name) {
    Told told = known.get(name);
    if (told != null) {
      return told;
    }
    Name counted = known.size() < MOST_NAMES ? name : new Name(name.resource(), OTHER);
    return known.computeIfAbsent(counted, Told::of);
  }
}
