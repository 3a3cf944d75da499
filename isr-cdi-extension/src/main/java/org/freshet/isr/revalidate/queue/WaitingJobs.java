package org.freshet.isr.revalidate.queue;

import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The jobs that are due: those whose pages visitors are being served stale go first, in the order
 * in which they came; then the others, those asked for most often first. Guarded by the lock of its
 * queue.
 */
final class WaitingJobs {

  private final Set<RenewalJob> wanted = new LinkedHashSet<>();
  private final NavigableSet<RenewalJob> others =
      new TreeSet<>(
          Comparator.comparingInt(RenewalJob::visits)
              .reversed()
              .thenComparingLong(RenewalJob::number));

  void add(RenewalJob job) {
    if (job.isWanted()) {
      wanted.add(job);
    } else {
      others.add(job);
    }
  }

  /** Moves a job up, if it is waiting. */
  void isWanted(RenewalJob job) {
    if (others.remove(job)) {
      wanted.add(job);
    }
  }

  void remove(RenewalJob job) {
    wanted.remove(job);
    others.remove(job);
  }

  boolean isEmpty() {
    return wanted.isEmpty() && others.isEmpty();
  }

  @Nullable RenewalJob poll() {
    if (wanted.isEmpty()) {
      return others.pollFirst();
    }
    RenewalJob first = wanted.iterator().next();
    wanted.remove(first);
    return first;
  }
}
