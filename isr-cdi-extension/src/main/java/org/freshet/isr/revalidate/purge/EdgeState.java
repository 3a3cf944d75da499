package org.freshet.isr.revalidate.purge;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How one edge is.
 *
 * @param name its name
 * @param pending how many tags, URLs and calls it is still to be told
 * @param failingSince since when it has not taken what it was told; null if it has taken the last
 * @param problem what it said last, null unless it is failing
 * @param lost how many tags and URLs it was never told
 */
public record EdgeState(
    String name, int pending, @Nullable Instant failingSince, @Nullable String problem, long lost) {

  /** In a few words, for people who watch: {@code up}, {@code failing: status 503, 7 pending}. */
  public String text() {
    return (problem == null ? "up" : "failing: " + problem)
        + (pending == 0 ? "" : ", " + pending + " pending")
        + (lost == 0 ? "" : ", " + lost + " lost");
  }
}
