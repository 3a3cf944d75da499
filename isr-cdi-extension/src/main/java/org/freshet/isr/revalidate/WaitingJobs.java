package org.freshet.isr.revalidate;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The jobs that are due: those whose pages visitors are asking for go first, then the others, in the
 * order in which they came. Guarded by the lock of its queue.
 */
final class WaitingJobs {

  private final Set<RenewalJob> wanted = new LinkedHashSet<>();
  private final Set<RenewalJob> others = new LinkedHashSet<>();

  void add(RenewalJob job) {
    if (!wanted.contains(job)) {
      others.add(job);
    }
  }

  /** Moves a job up, if it is waiting. */
  void isWanted(RenewalJob job) {
    if (others.remove(job)) {
      wanted.add(job);
    }
  }

  boolean isEmpty() {
    return wanted.isEmpty() && others.isEmpty();
  }

  @Nullable RenewalJob poll() {
    Iterator<RenewalJob> next = (wanted.isEmpty() ? others : wanted).iterator();
    if (!next.hasNext()) {
      return null;
    }
    RenewalJob job = next.next();
    next.remove();
    return job;
  }
}
