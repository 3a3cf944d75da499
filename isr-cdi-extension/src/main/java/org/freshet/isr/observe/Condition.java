package org.freshet.isr.observe;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.freshet.isr.api.RenewalSummary;
import org.freshet.isr.meter.Levels;
import org.freshet.isr.revalidate.purge.EdgeState;
import org.freshet.isr.store.ResponseStore;
import org.freshet.isr.tags.TagGraph;

/**
 * Whether this node can answer rightly, and how its parts are.
 *
 * <p>A part that fails makes pages slower or older, which is told in the data and takes no node out
 * of service: without its store every request runs its method, and raises that wait to be recorded
 * count on this node as if they were. Only where nothing can be judged any more is it not ready.
 *
 * @param ready whether requests to {@code @Isr} methods are answered
 * @param data what is known of each part, by name; texts, numbers and truths only
 */
record Condition(boolean ready, Map<String, Object> data) {

  private static final String PROBE = "isr-readiness";
  private static final String UP = "up";
  private static final Map<RenewalSummary.Breaker, String> PAUSES =
      Map.of(RenewalSummary.Breaker.OPEN, "paused", RenewalSummary.Breaker.PROBING, "probing");

  static Condition of(
      ResponseStore store,
      TagGraph graph,
      RenewalSummary renewals,
      Levels levels,
      List<EdgeState> edges) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("store", state(() -> store.get(PROBE)));
    data.put("graph", state(() -> graph.tags(PROBE)));
    String judging = state(() -> graph.standing(graph.pin(), Set.of()));
    data.put("judging", judging);
    putDetails(data, graph);
    putKnown(data, "store-bytes", levels.storeBytes());
    putKnown(data, "store-entries", levels.storeEntries());
    putKnown(data, "queue", levels.queue());
    data.put("renewal", PAUSES.getOrDefault(renewals.breaker(), UP));
    data.put("given-up", (long) renewals.givenUp());
    putKnown(data, "raises-unrecorded", levels.unrecorded());
    edges.forEach(edge -> data.put("edge " + edge.name(), edge.text()));
    return new Condition(judging.equals(UP), Collections.unmodifiableMap(data));
  }

  private static void putDetails(Map<String, Object> data, TagGraph graph) {
    try {
      data.putAll(graph.condition());
    } catch (RuntimeException e) {
      data.put("graph-condition", "failing: " + e.getClass().getSimpleName());
    }
  }

  private static void putKnown(Map<String, Object> data, String name, long level) {
    if (level >= 0) {
      data.put(name, level);
    }
  }

  /** The class of a failure says enough; its message may say too much. */
  private static String state(Runnable probe) {
    try {
      probe.run();
      return UP;
    } catch (RuntimeException e) {
      return "failing: " + e.getClass().getSimpleName();
    }
  }
}
