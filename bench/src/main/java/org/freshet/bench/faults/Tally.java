package org.freshet.bench.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** What came of one fault. Thread-safe. */
final class Tally {

  private static final int EXAMPLES = 5;

  /** The longest that recovery may take. */
  private static final double MOST_SECONDS = 10;

  /** What an answer may take longer than another one on a machine that is busy. */
  private static final double SLACK_MILLIS = 500;

  private final String title;
  private final double timeoutMillis;
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicInteger errors = new AtomicInteger();
  private final AtomicInteger stale = new AtomicInteger();
  private final AtomicInteger untracked = new AtomicInteger();
  private final AtomicInteger lost = new AtomicInteger();
  private final AtomicLong slowest = new AtomicLong();
  private final AtomicLong slowestPlain = new AtomicLong();
  private final List<String> examples = new ArrayList<>();
  private volatile String slowestOne = "";
  private volatile double recovery = -1;

  Tally(String title, double timeoutMillis) {
    this.title = title;
    this.timeoutMillis = timeoutMillis;
  }

  static String head() {
    return String.format(
        "%-34s %8s %7s %7s %10s %9s %9s %9s",
        "fault", "requests", "errors", "stale", "untracked", "lost", "added", "recovery");
  }

  String row() {
    return String.format(
        Locale.ROOT,
        "%-34s %8d %7d %7d %10d %9d %6.0f ms %7s s%s",
        title,
        requests.get(),
        errors.get(),
        stale.get(),
        untracked.get(),
        lost.get(),
        added(),
        recovery < 0 ? "never" : String.format(Locale.ROOT, "%.1f", recovery),
        isKept() ? "" : "   BROKEN");
  }

  synchronized List<String> examples() {
    List<String> all = new ArrayList<>(examples);
    if (added() > timeoutMillis + SLACK_MILLIS) {
      all.add("slow: " + slowestOne);
    }
    return all;
  }

  boolean isKept() {
    return errors.get() + stale.get() + untracked.get() + lost.get() == 0
        && recovery >= 0
        && recovery <= MOST_SECONDS
        && added() <= timeoutMillis + SLACK_MILLIS;
  }

  /** By how much the slowest answer took longer than the slowest that has no part in all this. */
  private double added() {
    return Math.max(0, slowest.get() - slowestPlain.get()) / 1e6;
  }

  void answered(String what, long nanos) {
    requests.incrementAndGet();
    if (nanos > slowest.getAndAccumulate(nanos, Math::max)) {
      slowestOne = what;
    }
  }

  void plain(long nanos) {
    requests.incrementAndGet();
    slowestPlain.accumulateAndGet(nanos, Math::max);
  }

  void error(String what) {
    errors.incrementAndGet();
    example("error: " + what);
  }

  void stale(String what) {
    stale.incrementAndGet();
    example("stale: " + what);
  }

  void untracked(String what) {
    untracked.incrementAndGet();
    example("untracked: " + what);
  }

  void lost(String what) {
    lost.incrementAndGet();
    example("lost renewal: " + what);
  }

  void recovered(double seconds) {
    recovery = seconds;
  }

  private synchronized void example(String what) {
    if (examples.size() < EXAMPLES) {
      examples.add(what);
    }
  }
}
