package org.freshet.bench.fresh;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.freshet.bench.fresh.Readers.Seen;
import org.jspecify.annotations.Nullable;

/** What readers have seen: each version first when, and how they were answered. Thread-safe. */
final class Sightings {

  static final String MARK = "Version-";

  private final Pattern marked;

  private final TreeMap<Integer, Instant> first = new TreeMap<>();
  private final Map<String, Integer> kinds = new TreeMap<>();
  private @Nullable String failure;
  private int answers;

  /** Of versions with their mark in front. */
  Sightings() {
    this(Pattern.compile(MARK + "(\\d+)\""));
  }

  /**
   * Of versions as a page shows them.
   *
   * @param marked finds the number as its first group
   */
  Sightings(Pattern marked) {
    this.marked = marked;
  }

  /** Notes an answer. */
  synchronized void note(Seen seen) {
    if (seen.status() != 200) {
      failure = "status " + seen.status() + ", " + seen.cacheStatus();
      notifyAll();
      return;
    }
    answers++;
    kinds.merge(kind(seen.cacheStatus()), 1, Integer::sum);
    Matcher version = marked.matcher(seen.body());
    if (version.find()) {
      first.merge(Integer.parseInt(version.group(1)), seen.at(), (a, b) -> a.isBefore(b) ? a : b);
      notifyAll();
    }
  }

  /** What an answer was, by its {@code Cache-Status} alone. */
  static String kind(String cacheStatus) {
    if (cacheStatus.contains("collapsed")) {
      return "collapsed";
    }
    if (cacheStatus.contains("fwd")) {
      return "forwarded";
    }
    if (!cacheStatus.contains("; hit")) {
      return "unknown";
    }
    return cacheStatus.contains("ttl=-") ? "stale hit" : "fresh hit";
  }

  /**
   * Waits until somebody has seen this version or a later one.
   *
   * @return when the first did, null if nobody has in time
   * @throws IllegalStateException if a reader got no page
   */
  synchronized @Nullable Instant await(int version, Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      if (failure != null) {
        throw new IllegalStateException("a reader got no page: " + failure);
      }
      Map.Entry<Integer, Instant> seen = first.ceilingEntry(version);
      if (seen != null) {
        return seen.getValue();
      }
      long left = end - System.nanoTime();
      if (left <= 0) {
        return null;
      }
      wait(Math.max(1, left / 1_000_000));
    }
  }

  /** Forgets how answers were given so far: what follows is measured. */
  synchronized void count() {
    kinds.clear();
    answers = 0;
  }

  synchronized int answers() {
    return answers;
  }

  /** How many answers were of this kind. */
  synchronized int of(String kind) {
    return kinds.getOrDefault(kind, 0);
  }
}
