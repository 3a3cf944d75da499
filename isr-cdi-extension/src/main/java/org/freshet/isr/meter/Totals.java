package org.freshet.isr.meter;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * Everything that was counted up to a moment. Nothing in it is ever changed; every outcome is
 * there.
 */
record Totals(
    Map<Outcome, Long> outcomes,
    long[] hits,
    long[] resource,
    long waits,
    long raises,
    long renewed,
    long renewalsFailed,
    long evictions) {

  /** What was counted since {@code before}. */
  Totals since(Totals before) {
    return new Totals(
        less(before.outcomes),
        less(hits, before.hits),
        less(resource, before.resource),
        waits - before.waits,
        raises - before.raises,
        renewed - before.renewed,
        renewalsFailed - before.renewalsFailed,
        evictions - before.evictions);
  }

  private Map<Outcome, Long> less(Map<Outcome, Long> before) {
    Map<Outcome, Long> left = new EnumMap<>(Outcome.class);
    outcomes.forEach(
        (outcome, count) -> left.put(outcome, count - before.getOrDefault(outcome, 0L)));
    return Collections.unmodifiableMap(left);
  }

  private static long[] less(long[] all, long[] before) {
    long[] left = Arrays.copyOf(all, all.length);
    for (int i = 0; i < left.length; i++) {
      left[i] -= before[i];
    }
    return left;
  }
}
