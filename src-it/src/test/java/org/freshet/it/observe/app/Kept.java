package org.freshet.it.observe.app;

import static java.util.stream.Collectors.joining;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.trace.data.SpanData;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.freshet.isr.api.NotStored;
import org.freshet.isr.api.Revalidator;
import org.freshet.isr.api.Tag;
import org.freshet.isr.api.TagsRaised;

/** Shows what was told to OpenTelemetry and to observers, one thing a line; and raises tags. */
@Path("kept")
@ApplicationScoped
public class Kept {

  @Inject Revalidator revalidator;
  private final List<String> events = new CopyOnWriteArrayList<>();

  @GET
  @Path("spans")
  public String spans() {
    return KeptSpans.SPANS.stream()
        .map(Kept::line)
        .filter(line -> !line.contains("GET /") || !line.contains("/kept/"))
        .collect(joining("\n"));
  }

  @GET
  @Path("meters")
  public String meters() {
    return KeptMetrics.METRICS.values().stream()
        .filter(metric -> metric.getName().matches("(isr|partstream)\\..*"))
        .flatMap(Kept::lines)
        .sorted()
        .collect(joining("\n"));
  }

  @GET
  @Path("events")
  public String events() {
    return String.join("\n", events);
  }

  @POST
  @Path("raise/{page}")
  public void raise(@PathParam("page") String page) {
    revalidator.revalidate(Tag.of("page", page));
  }

  void raised(@Observes TagsRaised event) {
    events.add("raised " + event.tags() + " " + event.expired());
  }

  void notStored(@Observes NotStored event) {
    events.add("not stored " + event.target() + " " + event.reason());
  }

  private static String line(SpanData span) {
    return span.getName()
        + " "
        + span.getKind()
        + " trace="
        + span.getTraceId()
        + " span="
        + span.getSpanId()
        + " parent="
        + span.getParentSpanId()
        + " links="
        + span.getLinks().stream().map(link -> link.getSpanContext().getSpanId()).toList()
        + " events="
        + span.getEvents().stream().map(event -> event.getName()).toList()
        + " "
        + text(span.getAttributes());
  }

  private static String text(Attributes attributes) {
    return attributes.asMap().entrySet().stream()
        .map(entry -> entry.getKey().getKey() + "=" + entry.getValue() + ";")
        .sorted()
        .collect(joining(" "));
  }

  private static Stream<String> lines(MetricData metric) {
    Stream<String> points =
        switch (metric.getType()) {
          case LONG_SUM ->
              metric.getLongSumData().getPoints().stream()
                  .map(point -> point.getValue() + " " + text(point.getAttributes()));
          case LONG_GAUGE ->
              metric.getLongGaugeData().getPoints().stream()
                  .map(point -> point.getValue() + " " + text(point.getAttributes()));
          default ->
              metric.getHistogramData().getPoints().stream()
                  .map(point -> point.getCount() + " " + text(point.getAttributes()));
        };
    return points.map(point -> metric.getName() + " " + point);
  }
}
