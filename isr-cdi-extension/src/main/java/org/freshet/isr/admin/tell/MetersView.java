package org.freshet.isr.admin.tell;

import java.util.LinkedHashMap;
import java.util.Map;
import org.freshet.isr.meter.Latency;
import org.freshet.isr.meter.Meters;
import org.freshet.isr.meter.Outcome;
import org.freshet.isr.meter.Period;
import org.freshet.isr.meter.Snapshot;

/** What was counted: now, over the last 60 minutes, and over the last 24 hours. */
public final class MetersView {

  private final Meters meters;

  /** A view of these meters. */
  public MetersView(Meters meters) {
    this.meters = meters;
  }

  /** All of it; durations in microseconds. */
  public Map<String, Object> all() {
    Snapshot now = meters.snapshot();
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("at", now.at());
    told.put("since", now.since());
    told.put("total", period(now.total()));
    told.put("minutes", now.minutes().stream().map(MetersView::period).toList());
    told.put("hours", now.hours().stream().map(MetersView::period).toList());
    told.put("methods", now.routes().stream().map(MetersView::route).toList());
    told.put("notStored", now.notStored());
    return told;
  }

  private static Map<String, Object> route(Snapshot.Route route) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("method", route.method());
    told.put("path", route.path());
    told.put("hitRatio", route.hitRatio());
    told.put("requests", outcomes(route.requests()));
    return told;
  }

  private static Map<String, Object> period(Period period) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("from", period.from());
    told.put("to", period.to());
    told.put("hitRatio", period.hitRatio());
    told.put("requests", outcomes(period.requests()));
    told.put("hitMicros", latency(period.hits()));
    told.put("methodMicros", latency(period.resource()));
    told.put("waits", period.waits());
    told.put("raises", period.raises());
    told.put("renewed", period.renewed());
    told.put("renewalsFailed", period.renewalsFailed());
    told.put("evictions", period.evictions());
    return told;
  }

  private static Map<String, Object> outcomes(Map<Outcome, Long> counted) {
    Map<String, Object> told = new LinkedHashMap<>();
    counted.forEach((outcome, count) -> told.put(outcome.text(), count));
    return told;
  }

  private static Map<String, Object> latency(Latency latency) {
    Map<String, Object> told = new LinkedHashMap<>();
    told.put("count", latency.count());
    told.put("p50", latency.p50());
    told.put("p90", latency.p90());
    told.put("p99", latency.p99());
    return told;
  }
}
