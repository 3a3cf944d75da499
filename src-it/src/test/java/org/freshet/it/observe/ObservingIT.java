package org.freshet.it.observe;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.sdk.autoconfigure.spi.metrics.ConfigurableMetricExporterProvider;
import io.opentelemetry.sdk.autoconfigure.spi.traces.ConfigurableSpanExporterProvider;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.freshet.it.app.Visits;
import org.freshet.it.observe.app.Kept;
import org.freshet.it.observe.app.KeptMetrics;
import org.freshet.it.observe.app.KeptSpans;
import org.freshet.it.observe.app.Personal;
import org.freshet.it.server.Archives;
import org.freshet.it.server.Http;
import org.freshet.it.server.Server;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * On servers with MicroProfile Health and MicroProfile Telemetry; all other tests run on servers
 * without.
 */
@Tag("observing")
@ExtendWith(ArquillianExtension.class)
class ObservingIT {

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  @ArquillianResource URL application;
  @ArquillianResource Server server;

  @Deployment(testable = false)
  static Archive<?> application() {
    return Archives.with(
            Archives.war(
                Visits.class, Personal.class, Kept.class, KeptSpans.class, KeptMetrics.class),
            "isr.mode=development",
            "otel.sdk.disabled=false",
            "otel.service.name=observed",
            "otel.traces.exporter=kept",
            "otel.metrics.exporter=kept",
            "otel.logs.exporter=none",
            "otel.metric.export.interval=200",
            "otel.bsp.schedule.delay=100")
        .addAsServiceProvider(ConfigurableSpanExporterProvider.class, KeptSpans.class)
        .addAsServiceProvider(ConfigurableMetricExporterProvider.class, KeptMetrics.class);
  }

  @Test
  void readiness_tells_how_the_parts_are() {
    visit("ready");

    HttpResponse<String> health = Http.get(server.health(application), "/health/ready");

    assertThat(health.statusCode()).isEqualTo(200);
    assertThat(health.body().replaceAll("\\s", ""))
        .contains("\"name\":\"isr\"", "\"store\":\"up\"", "\"graph\":\"up\"", "\"queue\":0")
        .contains("\"raises-unrecorded\":0")
        .containsPattern("\"store-entries\":[1-9]");
  }

  @Test
  void meters_count_requests_by_route_and_outcome() {
    visit("counted");
    visit("counted");
    visit("counted");

    String meters =
        kept("meters", text -> text.contains("front-hit") && text.contains("isr.outcome=stored;"));

    String route = URI.create(application.toString()).getPath() + "api/visits/{page}";
    assertThat(meters.lines().filter(line -> line.startsWith("isr.requests ")))
        .anyMatch(
            line ->
                line.contains("isr.outcome=front-hit;")
                    && line.contains("http.route=" + route + ";"))
        .anyMatch(
            line ->
                line.contains("isr.outcome=stored;") && line.contains("http.route=" + route + ";"));
    assertThat(meters.lines().filter(line -> line.startsWith("isr.latency ")))
        .anyMatch(line -> line.contains("isr.outcome=front-hit;"))
        .anyMatch(line -> line.contains("isr.outcome=stored;"));
    assertThat(meters).containsPattern("isr\\.store\\.bytes [1-9]");
    assertThat(meters).contains("isr.queue.length ");
  }

  @Test
  void a_renewal_is_a_span_linked_to_the_request_that_raised() {
    visit("linked");
    post("raise/linked");

    String spans = kept("spans", text -> text.contains("isr renewal CLIENT"));
    String renewal = one(spans, "isr renewal CLIENT", "/api/visits/linked;");
    String raising = one(spans, "isr.raised", "raise/linked");

    assertThat(renewal).contains("links=[" + id(raising, "span") + "]", "status_code=200");
    // The resource that renewed is its child, in a trace of its own.
    String both = kept("spans", text -> text.contains("parent=" + id(renewal, "span") + " links"));
    assertThat(one(both, "parent=" + id(renewal, "span")))
        .contains("trace=" + id(renewal, "trace"));
    assertThat(id(renewal, "trace")).isNotEqualTo(id(raising, "trace"));
  }

  @Test
  void the_span_of_a_request_tells_its_outcome() {
    visit("told");

    // WildFly ends the span before the body is written.
    String outcome = "isr.outcome=" + (server.isLiberty() ? "stored;" : "miss;");
    String spans = kept("spans", text -> text.contains("visits/told;"));

    assertThat(one(spans, "visits/told;")).contains("SERVER", outcome);
  }

  @Test
  void observers_hear_of_raises_and_in_development_of_what_is_not_stored() {
    post("raise/heard");
    Http.get(application, "api/personal");

    String events =
        kept("events", text -> text.contains("page:heard") && text.contains("not stored"));

    assertThat(events.lines())
        .anyMatch(line -> line.startsWith("raised [page:heard] false"))
        .anyMatch(line -> line.contains("/api/personal set-cookie"));
  }

  private void visit(String page) {
    assertThat(Http.get(application, "api/visits/" + page).statusCode()).isEqualTo(200);
  }

  private void post(String path) {
    HttpResponse<String> response =
        Http.send(Http.request(application, "api/kept/" + path).POST(BodyPublishers.noBody()));
    assertThat(response.statusCode()).isEqualTo(204);
  }

  /** What the application kept, once it is as expected: exporters run behind. */
  private String kept(String what, Predicate<String> expected) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    String told = Http.get(application, "api/kept/" + what).body();
    while (!expected.test(told) && System.nanoTime() < end) {
      LockSupport.parkNanos(50_000_000);
      told = Http.get(application, "api/kept/" + what).body();
    }
    assertThat(expected.test(told)).as("what is in %s", told).isTrue();
    return told;
  }

  private static String one(String lines, String... parts) {
    String found =
        lines
            .lines()
            .filter(line -> Arrays.stream(parts).allMatch(line::contains))
            .collect(joining("\n"));
    assertThat(found)
        .as("lines with all of %s in %s", String.join(", ", parts), lines)
        .isNotEmpty();
    return found.lines().toList().get(0);
  }

  private static String id(String span, String which) {
    Matcher matcher = Pattern.compile(which + "=([0-9a-f]+)").matcher(span);
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }
}
