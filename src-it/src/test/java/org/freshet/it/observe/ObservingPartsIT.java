package org.freshet.it.observe;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.sdk.autoconfigure.spi.metrics.ConfigurableMetricExporterProvider;
import io.opentelemetry.sdk.autoconfigure.spi.traces.ConfigurableSpanExporterProvider;
import java.net.URL;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.freshet.it.observe.app.Kept;
import org.freshet.it.observe.app.KeptMetrics;
import org.freshet.it.observe.app.KeptSpans;
import org.freshet.it.observe.app.WatchedParts;
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

/** Responses in parts on servers with MicroProfile Health and MicroProfile Telemetry. */
@Tag("observing")
@ExtendWith(ArquillianExtension.class)
class ObservingPartsIT {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8";

  @ArquillianResource URL application;
  @ArquillianResource Server server;

  @Deployment(testable = false)
  static Archive<?> application() {
    return Archives.with(
            Archives.warOfAll(WatchedParts.class, Kept.class, KeptSpans.class, KeptMetrics.class),
            "partstream.cursor.keys=k1:" + KEY + "=",
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
  void readiness_tells_that_cursors_can_be_sealed_and_opened_and_no_key() {
    HttpResponse<String> health = Http.get(server.health(application), "/health/ready");

    assertThat(health.statusCode()).isEqualTo(200);
    String text = health.body().replaceAll("\\s", "");
    assertThat(text).containsPattern("\"name\":\"partstream-cursor\",\"status\":\"UP\"");
    assertThat(text).contains("\"keys\":\"set\"", "\"seal\":\"up\"").doesNotContain(KEY);
  }

  @Test
  void each_part_is_a_span_below_that_of_its_request() {
    Http.get(application, "api/watched?who=spans");

    String spans =
        kept(
            "spans",
            text ->
                text.contains("partstream.part=slow;")
                    && text.contains("partstream.part=broken;")
                    && text.contains("api/watched"));
    String request = one(spans, "SERVER", "api/watched");
    String slow = one(spans, "partstream part", "partstream.part=slow;", below(request));
    assertThat(slow)
        .contains("trace=" + id(request, "trace"))
        .contains("partstream.resource=" + WatchedParts.class.getName() + "#nextParts;");
    assertThat(one(spans, "partstream part", "partstream.part=broken;", below(request)))
        .contains("error.type=java.lang.IllegalStateException;")
        .doesNotContain("hunter2");
  }

  @Test
  void how_long_parts_take_is_in_a_histogram_by_resource_part_and_outcome() {
    Http.get(application, "api/watched?who=meters");

    String meters =
        kept(
            "meters",
            text ->
                text.contains("partstream.part=slow;") && text.contains("partstream.part=broken;"));
    assertThat(meters.lines().filter(line -> line.startsWith("partstream.part.duration ")))
        .anyMatch(
            line ->
                line.contains("partstream.outcome=ok;")
                    && line.contains("partstream.part=slow;")
                    && line.contains("partstream.resource=" + WatchedParts.class.getName()))
        .anyMatch(
            line ->
                line.contains("partstream.outcome=failed;")
                    && line.contains("partstream.part=broken;"));
  }

  @Test
  void nobody_is_told_how_long_parts_took_but_in_development() {
    assertThat(Http.get(application, "api/watched").headers().firstValue("Server-Timing"))
        .isEmpty();
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

  private static String below(String span) {
    return "parent=" + id(span, "span") + " ";
  }

  private static String id(String span, String which) {
    Matcher matcher = Pattern.compile(which + "=([0-9a-f]+)").matcher(span);
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }
}
