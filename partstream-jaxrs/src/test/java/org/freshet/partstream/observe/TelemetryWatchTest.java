package org.freshet.partstream.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.export.CollectionRegistration;
import io.opentelemetry.sdk.metrics.export.MetricReader;
import io.opentelemetry.sdk.trace.ReadWriteSpan;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.SpanProcessor;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.freshet.partstream.api.PartContext;
import org.freshet.partstream.api.PartSize;
import org.freshet.partstream.plan.Access;
import org.freshet.partstream.plan.PartCall;
import org.freshet.partstream.plan.Plan;
import org.freshet.partstream.plan.PlannedPart;
import org.junit.jupiter.api.Test;

/** With the SDK of OpenTelemetry. */
class TelemetryWatchTest {

  private static final PartContext CONTEXT =
      new PartContext(
          null, Set.of(), URI.create("/dashboard"), Map.of(), Map.of(), Map.of(), List.of());
  private static final long SECOND = 1_000_000_000L;

  private final Ended spans = new Ended();
  private final Collected metrics = new Collected();
  private final OpenTelemetrySdk sdk =
      OpenTelemetrySdk.builder()
          .setTracerProvider(SdkTracerProvider.builder().addSpanProcessor(spans).build())
          .setMeterProvider(SdkMeterProvider.builder().registerMetricReader(metrics).build())
          .build();
  private final AtomicLong now = new AtomicLong();
  private final TelemetryWatch watch = new TelemetryWatch(sdk, now::get);

  private static Plan plan(String name, PartCall call) {
    return new Plan(
        List.of(
            new PlannedPart(
                name,
                List.of(),
                Access.ALL,
                null,
                call,
                null,
                false,
                new PlannedPart.Description(PartSize.SMALL, false, "", 0))));
  }

  private Object run(Plan plan) throws Exception {
    return watch.watched("Dashboard#nextParts", plan).parts().get(0).call().make(CONTEXT);
  }

  @Test
  void a_part_is_a_span_below_that_of_the_request_whichever_thread_runs_it() throws Exception {
    Span request = sdk.getTracer("test").spanBuilder("request").startSpan();
    List<String> current = new ArrayList<>();
    Plan watched;
    try (Scope scope = request.makeCurrent()) {
      watched =
          watch.watched(
              "Dashboard#nextParts",
              plan("orders", c -> current.add(Span.current().getSpanContext().getSpanId())));
    }
    try (Scope elsewhere = Context.root().makeCurrent()) {
      watched.parts().get(0).call().make(CONTEXT);
    }

    SpanData span = spans.ended.get(0);
    assertThat(span.getName()).isEqualTo("partstream part");
    assertThat(span.getParentSpanId()).isEqualTo(request.getSpanContext().getSpanId());
    assertThat(span.getAttributes().asMap())
        .containsEntry(TelemetryWatch.RESOURCE, "Dashboard#nextParts")
        .containsEntry(TelemetryWatch.PART, "orders");
    assertThat(current).containsExactly(span.getSpanId());
  }

  @Test
  void its_time_is_in_a_histogram_by_resource_part_and_outcome() throws Exception {
    assertThat(run(plan("orders", c -> now.addAndGet(2 * SECOND)))).isEqualTo(2 * SECOND);

    assertThat(metrics.lines())
        .containsExactly(
            "partstream.part.duration s 1 2.0"
                + " {partstream.outcome=\"ok\", partstream.part=\"orders\","
                + " partstream.resource=\"Dashboard#nextParts\"}");
  }

  @Test
  void what_fails_is_told_by_its_class_and_stays_what_it_is() {
    IllegalStateException secret = new IllegalStateException("password=hunter2");

    assertThatThrownBy(
            () ->
                run(
                    plan(
                        "orders",
                        c -> {
                          throw secret;
                        })))
        .isSameAs(secret);
    SpanData span = spans.ended.get(0);
    assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
    assertThat(span.getAttributes().get(TelemetryWatch.ERROR))
        .isEqualTo("java.lang.IllegalStateException");
    assertThat(span.toString()).doesNotContain("hunter2");
    assertThat(metrics.lines()).singleElement().asString().contains("outcome=\"failed\"");
  }

  @Test
  void names_without_end_become_one() throws Exception {
    for (int i = 0; i < TelemetryWatch.MOST_NAMES + 50; i++) {
      run(plan("row" + i, c -> ""));
    }

    assertThat(metrics.lines())
        .hasSize(TelemetryWatch.MOST_NAMES + 1)
        .anyMatch(line -> line.contains(" 50 ") && line.contains(TelemetryWatch.OTHER));
  }

  /** The spans that have ended. */
  private static final class Ended implements SpanProcessor {

    private final List<SpanData> ended = new ArrayList<>();

    @Override
    public void onStart(Context parent, ReadWriteSpan span) {}

    @Override
    public boolean isStartRequired() {
      return false;
    }

    @Override
    public void onEnd(ReadableSpan span) {
      ended.add(span.toSpanData());
    }

    @Override
    public boolean isEndRequired() {
      return true;
    }
  }

  /** Collects histograms when it is asked. */
  private static final class Collected implements MetricReader {

    private CollectionRegistration registration = CollectionRegistration.noop();

    /** Name, unit, count, sum and attributes of each point. */
    List<String> lines() {
      return registration.collectAllMetrics().stream()
          .flatMap(
              metric ->
                  metric.getHistogramData().getPoints().stream()
                      .map(
                          point ->
                              metric.getName()
                                  + " "
                                  + metric.getUnit()
                                  + " "
                                  + point.getCount()
                                  + " "
                                  + point.getSum()
                                  + " "
                                  + point.getAttributes()))
          .toList();
    }

    @Override
    public void register(CollectionRegistration collected) {
      registration = collected;
    }

    @Override
    public CompletableResultCode forceFlush() {
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public CompletableResultCode shutdown() {
      return CompletableResultCode.ofSuccess();
    }

    @Override
    public AggregationTemporality getAggregationTemporality(InstrumentType type) {
      return AggregationTemporality.CUMULATIVE;
    }
  }
}
