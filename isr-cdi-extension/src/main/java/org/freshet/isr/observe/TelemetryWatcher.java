package org.freshet.isr.observe;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.freshet.isr.api.Tag;
import org.freshet.isr.api.TagsRaised;
import org.freshet.isr.meter.Outcome;
import org.freshet.isr.meter.RouteMeters;
import org.freshet.isr.meter.Watcher;
import org.freshet.isr.store.Header;
import org.freshet.isr.store.RenewalRequest;

/**
 * Spans of OpenTelemetry: the span of the current request tells its outcome and its raises; each
 * renewal request is a span, linked to those that raised, and parent of what the resource does.
 * Thread-safe.
 */
final class TelemetryWatcher implements Watcher {

  private static final String MISS = "miss";
  private static final AttributeKey<String> TARGET = AttributeKey.stringKey("isr.target");
  private static final AttributeKey<Long> SEQUENCE = AttributeKey.longKey("isr.sequence");
  private static final AttributeKey<Long> TAGS = AttributeKey.longKey("isr.tags");
  private static final AttributeKey<Long> STATUS =
      AttributeKey.longKey("http.response.status_code");
  private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");

  private final OpenTelemetry telemetry;
  private final Tracer tracer;
  private final TelemetryMeters meters;
  private final RaisingSpans raising = new RaisingSpans();

  TelemetryWatcher(OpenTelemetry telemetry, TelemetryMeters meters) {
    this.telemetry = telemetry;
    this.tracer = telemetry.getTracer(Telemetry.SCOPE);
    this.meters = meters;
  }

  @Override
  public void answered(RouteMeters route, Outcome outcome, long nanos) {
    meters.answered(route, outcome, nanos);
    tell(outcome.text());
  }

  /** Some servers end the span of a request before its body is written: then this stands. */
  @Override
  public void ran(RouteMeters route) {
    tell(MISS);
  }

  private static void tell(String outcome) {
    Span span = Span.current();
    if (span.isRecording()) {
      span.setAttribute(TelemetryMeters.OUTCOME, outcome);
    }
  }

  @Override
  public void raised(TagsRaised raise) {
    Span span = Span.current();
    if (span.isRecording()) {
      span.addEvent(
          "isr.raised",
          Attributes.of(SEQUENCE, raise.sequence(), TAGS, (long) raise.tags().size()));
    }
    raising.raised(raise.tags(), span.getSpanContext());
  }

  @Override
  @SuppressWarnings("try") // current until it is closed
  public int renewing(Set<Tag> tags, RenewalRequest request, Sending sending) throws IOException {
    SpanBuilder builder =
        tracer
            .spanBuilder("isr renewal")
            .setNoParent()
            .setSpanKind(SpanKind.CLIENT)
            .setAttribute(TARGET, request.target());
    raising.of(tags).forEach(builder::addLink);
    Span span = builder.startSpan();
    try (Scope current = span.makeCurrent()) {
      int status = sending.send(traced(request));
      span.setAttribute(STATUS, (long) status);
      if (status >= 400) {
        span.setStatus(StatusCode.ERROR);
      }
      return status;
    } catch (IOException | RuntimeException e) {
      span.setStatus(StatusCode.ERROR).setAttribute(ERROR, e.getClass().getName());
      throw e;
    } finally {
      span.end();
    }
  }

  /** With the fields by which the answering side finds its parent span. */
  private RenewalRequest traced(RenewalRequest request) {
    List<Header> headers = new ArrayList<>(request.selecting());
    telemetry
        .getPropagators()
        .getTextMapPropagator()
        .inject(
            Context.current(),
            headers,
            (to, name, value) -> {
              if (to != null) {
                to.add(new Header(name, value));
              }
            });
    return new RenewalRequest(request.base(), request.target(), headers);
  }
}
