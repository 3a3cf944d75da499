package org.freshet.bench.faults;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.freshet.bench.load.Response;
import org.jspecify.annotations.Nullable;

/**
 * What somebody was told of an entry.
 *
 * @param node who told it
 * @param entry of which one
 * @param asked when, by {@link System#nanoTime}
 * @param version the version that it shows
 * @param held the version that the database held when it was made
 * @param cacheStatus what {@code Cache-Status} says
 * @param cacheControl what {@code Cache-Control} says
 */
record Answer(
    int node,
    int entry,
    long asked,
    int version,
    int held,
    String cacheStatus,
    String cacheControl) {

  private static final Pattern VERSIONS = Pattern.compile("\\[(\\d+),(\\d+)]");

  static Answer of(int node, int entry, long asked, Response response) {
    String body = new String(response.body(), StandardCharsets.US_ASCII);
    Matcher told = VERSIONS.matcher(body);
    if (!told.find()) {
      throw new IllegalStateException("entry " + entry + " is told as " + body);
    }
    return new Answer(
        node,
        entry,
        asked,
        Integer.parseInt(told.group(1)),
        Integer.parseInt(told.group(2)),
        text(response.field("Cache-Status")),
        text(response.field("Cache-Control")));
  }

  private static String text(@Nullable String field) {
    return field == null ? "" : field;
  }

  boolean isHit() {
    return cacheStatus.contains("; hit");
  }

  /** Whether it was renewed because somebody had to wait for it. */
  boolean isForwardedForStale() {
    return cacheStatus.contains("fwd=stale");
  }

  /** Whether anybody beyond the node may keep it. */
  boolean mayBeKept() {
    return !cacheControl.contains("no-store");
  }

  @Override
  public String toString() {
    return "entry "
        + entry
        + " of node "
        + node
        + ": version "
        + version
        + ", in the database "
        + held
        + "; "
        + cacheStatus
        + "; "
        + cacheControl;
  }
}
