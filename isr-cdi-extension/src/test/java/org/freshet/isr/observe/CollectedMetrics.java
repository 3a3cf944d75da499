package org.freshet.isr.observe;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.metrics.InstrumentType;
import io.opentelemetry.sdk.metrics.data.AggregationTemporality;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.export.CollectionRegistration;
import io.opentelemetry.sdk.metrics.export.MetricReader;
import java.util.List;
import java.util.stream.Stream;

/** Collects meters when it is asked. */
final class CollectedMetrics implements MetricReader {

  private CollectionRegistration registration = CollectionRegistration.noop();

  /** Value and attributes of each point of one meter; of a histogram its count. */
  List<String> lines(String name) {
    return registration.collectAllMetrics().stream()
        .filter(metric -> metric.getName().equals(name))
        .flatMap(CollectedMetrics::points)
        .toList();
  }

  private static Stream<String> points(MetricData metric) {
    return switch (metric.getType()) {
      case LONG_SUM ->
          metric.getLongSumData().getPoints().stream()
              .map(point -> point.getValue() + " " + point.getAttributes());
      case LONG_GAUGE ->
          metric.getLongGaugeData().getPoints().stream()
              .map(point -> point.getValue() + " " + point.getAttributes());
      default ->
          metric.getHistogramData().getPoints().stream()
              .map(point -> point.getCount() + " " + point.getAttributes());
    };
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
