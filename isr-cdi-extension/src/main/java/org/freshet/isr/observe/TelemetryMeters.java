package org.freshet.isr.observe;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.ObservableLongMeasurement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.freshet.isr.meter.Levels;
import org.freshet.isr.meter.Meters;
import org.freshet.isr.meter.Outcome;
import org.freshet.isr.meter.Period;
import org.freshet.isr.meter.RouteMeters;
import org.freshet.isr.meter.Watcher;

/**
 * The meters of OpenTelemetry, read from {@link Meters} whenever they are collected; only durations
 * are recorded as they happen. Thread-safe.
 */
final class TelemetryMeters implements Watcher {

  static final AttributeKey<String> OUTCOME = AttributeKey.stringKey("isr.outcome");
  static final AttributeKey<String> ROUTE = AttributeKey.stringKey("http.route");
  private static final AttributeKey<String> REASON = AttributeKey.stringKey("isr.reason");
  private static final AttributeKey<String> EDGE = AttributeKey.stringKey("isr.edge");
  private static final double NANOS = 1e9;

  private final Meter meter;
  private final Meters meters;
  private final DoubleHistogram latency;
  private final List<Runnable> open = new ArrayList<>();
  private final Map<RouteMeters, Map<Outcome, Attributes>> attributes = new ConcurrentHashMap<>();

  TelemetryMeters(Meter meter, Meters meters) {
    this.meter = meter;
    this.meters = meters;
    this.latency =
        meter
            .histogramBuilder("isr.latency")
            .setUnit("s")
            .setDescription("Time to answer from store, or of the resource method")
            .build();
    counter("isr.requests", "{request}", "Requests to @Isr methods", this::requests);
    counter("isr.not_stored", "{response}", "Responses not stored", this::reasons);
    counter("isr.renewals", "{renewal}", "Ended renewals", this::renewals);
    counter("isr.edge.purges", "{call}", "Calls to edges", this::purges);
    total("isr.raises", "{raise}", "Raises of tags", Period::raises);
    total("isr.waits", "{request}", "Requests that waited for another", Period::waits);
    total("isr.store.evictions", "{response}", "Responses dropped", Period::evictions);
    level("isr.store.bytes", "By", "Memory of stored responses", Levels::storeBytes);
    level("isr.store.entries", "{response}", "Stored responses", Levels::storeEntries);
    level("isr.queue.length", "{renewal}", "Renewals to do", Levels::queue);
    level("isr.raises.unrecorded", "{raise}", "Raises not recorded yet", Levels::unrecorded);
    level("isr.redis.up", "1", "Whether Redis answers", Levels::sharedUp);
    level("isr.redis.lag", "ms", "Since others were heard of", Levels::sharedLag);
  }

  @Override
  public void answered(RouteMeters route, Outcome outcome, long nanos) {
    if (nanos != RouteMeters.UNMEASURED) {
      latency.record(nanos / NANOS, of(route, outcome));
    }
  }

  /** Always the same object for the same route and outcome: hits make no garbage here. */
  private Attributes of(RouteMeters route, Outcome outcome) {
    return attributes
        .computeIfAbsent(route, made -> new ConcurrentHashMap<>())
        .computeIfAbsent(
            outcome, made -> Attributes.of(ROUTE, route.path(), OUTCOME, outcome.text()));
  }

  private void requests(ObservableLongMeasurement measured) {
    for (RouteMeters route : meters.routes()) {
      for (Outcome outcome : Outcome.values()) {
        long count = route.count(outcome);
        if (count > 0) {
          measured.record(count, of(route, outcome));
        }
      }
    }
  }

  private void reasons(ObservableLongMeasurement measured) {
    meters
        .snapshot()
        .notStored()
        .forEach((reason, count) -> measured.record(count, Attributes.of(REASON, reason)));
  }

  private void renewals(ObservableLongMeasurement measured) {
    Period total = meters.snapshot().total();
    measured.record(total.renewed(), Attributes.of(OUTCOME, "done"));
    measured.record(total.renewalsFailed(), Attributes.of(OUTCOME, "failed"));
  }

  private void purges(ObservableLongMeasurement measured) {
    meters
        .purges()
        .forEach(
            (purge, count) ->
                measured.record(
                    count, Attributes.of(EDGE, purge.edge(), OUTCOME, purge.outcome())));
  }

  private void total(String name, String unit, String what, ToLongFunction<Period> read) {
    counter(name, unit, what, to -> to.record(read.applyAsLong(meters.snapshot().total())));
  }

  private void counter(String name, String unit, String what, Reading reading) {
    open.add(
        meter
                .counterBuilder(name)
                .setUnit(unit)
                .setDescription(what)
                .buildWithCallback(reading::read)
            ::close);
  }

  private void level(String name, String unit, String what, Function<Levels, Long> read) {
    open.add(
        meter
                .gaugeBuilder(name)
                .ofLongs()
                .setUnit(unit)
                .setDescription(what)
                .buildWithCallback(
                    to -> {
                      long level = read.apply(meters.levels());
                      if (level >= 0) {
                        to.record(level);
                      }
                    })
            ::close);
  }

  /** The server's meters may outlive the application. */
  void close() {
    open.forEach(Runnable::run);
  }

  private interface Reading {

    void read(ObservableLongMeasurement measured);
  }
}
