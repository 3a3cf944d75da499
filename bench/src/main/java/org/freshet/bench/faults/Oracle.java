package org.freshet.bench.faults;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Knows what was committed when, and therefore what nobody may be told any more. Thread-safe.
 *
 * <p>What is served from a store may be older than the last change by the window in which stale
 * pages are served, and, on another node than the one that made the change, by the lag. While a
 * node's raises cannot arrive, others need not know of them, unless they hear nothing themselves:
 * then they may not believe what they know. What is made for the one who asks is never older than
 * the question.
 */
final class Oracle {

  private static final int REMEMBERED = 200;

  private final long lag;
  private final long window;
  private final long slack;
  private final Map<Integer, Deque<Commit>> commits = new ConcurrentHashMap<>();
  private final Map<Integer, Integer> issued = new ConcurrentHashMap<>();
  private final Deque<Outage> outages = new ArrayDeque<>();

  private record Commit(int version, int node, long at) {}

  /**
   * An oracle of pages with these windows.
   *
   * @param lag how long a node may not know of another's change
   * @param window how long a stale page is served
   * @param slack what the machine, on which everything else runs, may take
   */
  Oracle(Duration lag, Duration window, Duration slack) {
    this.lag = lag.toNanos();
    this.window = window.toNanos();
    this.slack = slack.toNanos();
  }

  synchronized void begins(Outage outage) {
    outages.addLast(outage);
    if (outages.size() > 4) {
      outages.removeFirst();
    }
  }

  synchronized void ends(long now) {
    outages.addLast(outages.removeLast().endedAt(now));
  }

  /** The next version of an entry, which somebody is about to commit. */
  int next(int entry) {
    return issued.merge(entry, 1, Integer::sum);
  }

  /** That a node has told, at an instant, that a version is committed. */
  void committed(int entry, int version, int node, long at) {
    Deque<Commit> known = commits.computeIfAbsent(entry, any -> new ArrayDeque<>());
    synchronized (known) {
      known.addLast(new Commit(version, node, at));
      if (known.size() > REMEMBERED) {
        known.removeFirst();
      }
    }
  }

  /** The last version of an entry that is known to be committed. */
  int committed(int entry) {
    Deque<Commit> known = commits.getOrDefault(entry, new ArrayDeque<>());
    synchronized (known) {
      return known.isEmpty() ? 0 : known.getLast().version();
    }
  }

  /** What is wrong about an answer, null if nothing is. */
  @Nullable String fault(Answer answer) {
    if (answer.version() > issued.getOrDefault(answer.entry(), 0)) {
      return "of a version that nobody has written: " + answer;
    }
    boolean stored = answer.isHit() || answer.mayBeKept();
    int shown = stored ? answer.version() : answer.held();
    Deque<Commit> known = commits.get(answer.entry());
    if (known == null) {
      return null;
    }
    synchronized (known) {
      for (Commit commit : known) {
        long until = stored ? until(commit, answer) : commit.at() + slack;
        if (commit.version() > shown && until < answer.asked()) {
          return String.format(
              "older by %.1f s than allowed: %s; version %d was committed on node %d",
              (answer.asked() - until) / 1e9, answer, commit.version(), commit.node());
        }
      }
    }
    return null;
  }

  /** Until when what is older than a commit may be served. */
  private synchronized long until(Commit commit, Answer answer) {
    if (commit.node() == answer.node()) {
      return commit.at() + window + slack;
    }
    long known = commit.at();
    for (Outage outage : outages) {
      if (!outage.deafens(answer.node(), answer.asked())) {
        known = Math.max(known, outage.unknownUntil(commit.node(), commit.at()));
      }
    }
    return known == Long.MAX_VALUE ? known : known + lag + window + slack;
  }

  /** Whether a node has heard nothing for so long that nobody may keep what it answers. */
  synchronized boolean mustNotBeKept(Answer answer) {
    for (Outage outage : outages) {
      if (outage.deafens(answer.node(), answer.asked())
          && answer.asked() > outage.begin() + lag + 2 * slack) {
        return answer.mayBeKept();
      }
    }
    return false;
  }
}
