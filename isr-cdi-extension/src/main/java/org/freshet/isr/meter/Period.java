package org.freshet.isr.meter;

import java.time.Instant;
import java.util.Map;

/**
 * What was counted within a stretch of time.
 *
 * @param from its begin
 * @param to its end
 * @param requests how many requests had each outcome; every outcome is there
 * @param hits how long it took to answer from store, at either door
 * @param resource how long resource methods ran, for visitors and for renewals
 * @param waits how many requests waited for another one that produced the same response
 * @param raises how many raises there were on this node
 * @param renewed how many renewals succeeded, or found the page gone
 * @param renewalsFailed how many renewals were given up
 * @param evictions how many stored responses were dropped for want of room or at the end of their
 *     windows
 */
public record Period(
    Instant from,
    Instant to,
    Map<Outcome, Long> requests,
    Latency hits,
    Latency resource,
    long waits,
    long raises,
    long renewed,
    long renewalsFailed,
    long evictions) {

  static Period of(Instant from, Instant to, Totals counted) {
    return new Period(
        from,
        to,
        counted.outcomes(),
        Latency.of(counted.hits()),
        Latency.of(counted.resource()),
        counted.waits(),
        counted.raises(),
        counted.renewed(),
        counted.renewalsFailed(),
        counted.evictions());
  }

  /** How many requests there were. */
  public long all() {
    return requests.values().stream().mapToLong(Long::longValue).sum();
  }

  /**
   * The part of the requests that spared the resource method, 0 to 1, among those in which the
   * cache took part; 0 if there were none.
   */
  public double hitRatio() {
    return hitRatio(requests);
  }

  static double hitRatio(Map<Outcome, Long> requests) {
    long hits = 0;
    long all = 0;
    for (Map.Entry<Outcome, Long> entry : requests.entrySet()) {
      if (entry.getKey() != Outcome.BYPASS) {
        all += entry.getValue();
        hits += entry.getKey().isHit() ? entry.getValue() : 0;
      }
    }
    return all == 0 ? 0 : (double) hits / all;
  }
}
