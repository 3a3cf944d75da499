package org.freshet.isr.meter;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Everything the meters of this node know at one moment.
 *
 * @param at the moment
 * @param since when counting began: at the start of the application
 * @param total what was counted since then
 * @param minutes the last 60 minutes, oldest first, and at the end the current one, unfinished
 * @param hours the last 24 hours, oldest first, and at the end the current one, unfinished
 * @param routes one for each {@code @Isr} method, by its name
 * @param notStored how many responses were not stored, by reason
 * @param levels how full things are
 */
public record Snapshot(
    Instant at,
    Instant since,
    Period total,
    List<Period> minutes,
    List<Period> hours,
    List<Route> routes,
    Map<String, Long> notStored,
    Levels levels) {

  /**
   * The requests of one {@code @Isr} method.
   *
   * @param method {@code com.acme.PostResource.get}
   * @param path its path template, {@code /shop/api/posts/{id}}
   * @param requests how many requests had each outcome; every outcome is there
   */
  public record Route(String method, String path, Map<Outcome, Long> requests) {

    /** As {@link Period#hitRatio}. */
    public double hitRatio() {
      return Period.hitRatio(requests);
    }
  }
}
