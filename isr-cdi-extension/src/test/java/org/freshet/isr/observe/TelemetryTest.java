package org.freshet.isr.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.trace.ReadableSpan;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import java.io.IOException;
import java.net.ConnectException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.freshet.isr.FakeClock;
import org.freshet.isr.StoredPages;
import org.freshet.isr.api.Tag;
import org.freshet.isr.api.TagsRaised;
import org.freshet.isr.meter.Levels;
import org.freshet.isr.meter.Meters;
import org.freshet.isr.meter.Outcome;
import org.freshet.isr.meter.RouteMeters;
import org.freshet.isr.meter.Watcher.Sending;
import org.freshet.isr.store.Header;
import org.freshet.isr.store.RenewalRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With the SDK of OpenTelemetry. */
class TelemetryTest {

  private static final Set<Tag> POST = Set.of(Tag.of("post", 7));

  private final EndedSpans spans = new EndedSpans();
  private final CollectedMetrics metrics = new CollectedMetrics();
  private final OpenTelemetrySdk sdk =
      OpenTelemetrySdk.builder()
          .setTracerProvider(SdkTracerProvider.builder().addSpanProcessor(spans).build())
          .setMeterProvider(SdkMeterProvider.builder().registerMetricReader(metrics).build())
          .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
          .build();
  private final FakeClock clock = new FakeClock();
  private final Meters meters = new Meters(clock);
  private final RouteMeters posts = meters.route("com.acme.Posts.get", "/posts/{id}");
  private final TelemetryMeters exported = new TelemetryMeters(sdk.getMeter("test"), meters);
  private final List<RenewalRequest> sent = new ArrayList<>();

  @BeforeEach
  void watch() {
    meters.watchedBy(new TelemetryWatcher(sdk, exported));
  }

  @AfterEach
  void close() {
    sdk.close();
  }

  private SpanContext within(Runnable request) {
    Span span = sdk.getTracer("test").spanBuilder("request").startSpan();
    try (Scope current = span.makeCurrent()) {
      assertThat(current).isNotNull();
      request.run();
    } finally {
      span.end();
    }
    return span.getSpanContext();
  }

  private void raise(Set<Tag> tags) {
    meters.happened(new TagsRaised(1, tags, false, null, "commit", clock.instant()));
  }

  private int renew(Set<Tag> tags, int status) throws IOException {
    return renew(
        tags,
        request -> {
          sent.add(request);
          return status;
        });
  }

  private int renew(Set<Tag> tags, Sending sending) throws IOException {
    RenewalRequest request = StoredPages.page().target("/posts/7").stored().renewal();
    return meters.watcher().renewing(tags, request, sending);
  }

  private SpanData renewal() {
    return spans.ended().stream()
        .filter(span -> span.getName().equals("isr renewal"))
        .map(ReadableSpan::toSpanData)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void requests_are_told_by_route_and_outcome() {
    posts.hit(Outcome.FRONT_HIT, 20_000);
    posts.hit(Outcome.FRONT_HIT, 20_000);
    posts.answered(Outcome.COLLAPSED, RouteMeters.UNMEASURED);

    assertThat(metrics.lines("isr.requests"))
        .containsExactlyInAnyOrder(
            "2 {http.route=\"/posts/{id}\", isr.outcome=\"front-hit\"}",
            "1 {http.route=\"/posts/{id}\", isr.outcome=\"collapsed\"}");
    assertThat(metrics.lines("isr.latency"))
        .containsExactly("2 {http.route=\"/posts/{id}\", isr.outcome=\"front-hit\"}");
  }

  @Test
  void what_is_not_known_is_not_told() {
    assertThat(metrics.lines("isr.store.bytes")).isEmpty();

    meters.measuredBy(() -> new Levels(4096, -1, 2, 0));
    assertThat(metrics.lines("isr.store.bytes")).containsExactly("4096 {}");
    assertThat(metrics.lines("isr.store.entries")).isEmpty();
    assertThat(metrics.lines("isr.queue.length")).containsExactly("2 {}");
  }

  @Test
  void whether_redis_answers_and_since_when_others_were_heard_of_is_told_where_there_is_one() {
    meters.measuredBy(() -> new Levels(1, 1, 1, 0));
    assertThat(metrics.lines("isr.redis.up")).isEmpty();
    assertThat(metrics.lines("isr.redis.lag")).isEmpty();

    meters.measuredBy(() -> new Levels(1, 1, 1, 0, 0, 1200));
    assertThat(metrics.lines("isr.redis.up")).containsExactly("0 {}");
    assertThat(metrics.lines("isr.redis.lag")).containsExactly("1200 {}");
  }

  @Test
  void raises_and_reasons_are_told() {
    raise(POST);
    posts.notStored("set-cookie", 1);

    assertThat(metrics.lines("isr.raises")).containsExactly("1 {}");
    assertThat(metrics.lines("isr.not_stored")).containsExactly("1 {isr.reason=\"set-cookie\"}");
  }

  @Test
  void once_closed_nothing_is_told_any_more() {
    raise(POST);
    exported.close();

    assertThat(metrics.lines("isr.raises")).isEmpty();
  }

  @Test
  void the_span_of_a_request_tells_its_outcome() {
    within(() -> posts.hit(Outcome.FRONT_HIT, 20_000));

    assertThat(spans.ended().get(0).toSpanData().getAttributes().asMap().values())
        .containsExactly("front-hit");
  }

  @Test
  void a_span_that_ends_before_the_body_is_written_tells_that_it_missed() {
    within(() -> posts.ran(1_000_000));
    posts.answered(Outcome.STORED, 1_000_000);

    assertThat(spans.ended().get(0).toSpanData().getAttributes().asMap().values())
        .containsExactly("miss");
  }

  @Test
  void a_renewal_is_linked_to_the_span_that_raised_one_of_its_tags() throws IOException {
    SpanContext raising = within(() -> raise(POST));

    assertThat(renew(POST, 200)).isEqualTo(200);
    assertThat(renewal().getLinks()).extracting(l -> l.getSpanContext()).containsExactly(raising);
    assertThat(renewal().getParentSpanContext().isValid()).isFalse();
    assertThat(renewal().getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
  }

  @Test
  void a_renewal_is_linked_to_the_span_that_raised_a_namespace_of_its_tags() throws IOException {
    SpanContext raising = within(() -> raise(Set.of(Tag.of("post"))));

    renew(POST, 200);
    assertThat(renewal().getLinks()).extracting(l -> l.getSpanContext()).containsExactly(raising);
  }

  @Test
  void a_raise_outside_of_any_span_ends_older_links() throws IOException {
    within(() -> raise(POST));
    raise(POST);

    renew(POST, 200);
    assertThat(renewal().getLinks()).isEmpty();
  }

  @Test
  void the_answering_side_is_told_of_the_renewal() throws IOException {
    renew(POST, 200);

    assertThat(sent.get(0).selecting())
        .extracting(Header::name, Header::value)
        .anySatisfy(
            header ->
                assertThat(header.toList().toString())
                    .contains("traceparent", renewal().getSpanId()));
  }

  @Test
  void a_renewal_that_fails_says_so() throws IOException {
    renew(POST, 500);

    assertThat(renewal().getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
  }

  @Test
  void a_renewal_without_an_answer_names_the_class_of_its_failure() {
    assertThatThrownBy(
            () ->
                renew(
                    POST,
                    request -> {
                      throw new ConnectException("secret host");
                    }))
        .isInstanceOf(ConnectException.class);

    assertThat(renewal().getAttributes().toString())
        .contains("java.net.ConnectException")
        .doesNotContain("secret");
  }
}
