package org.freshet.partstream.run;

import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.freshet.essentials.api.Problem;
import org.freshet.partstream.cache.Made;
import org.freshet.partstream.plan.PlannedPart;
import org.freshet.partstream.run.PartResult.Status;
import org.jspecify.annotations.Nullable;

/** Tells a receiver what has become of parts, and knows what failed; used by one thread at once. */
final class Outcomes {

  private final Receiver receiver;
  private final PartProblems problems;
  private final Set<String> failed;

  /**
   * Outcomes of one errand.
   *
   * @param failed the names of what failed before
   */
  Outcomes(Receiver receiver, PartProblems problems, Set<String> failed) {
    this.receiver = receiver;
    this.problems = problems;
    this.failed = new HashSet<>(failed);
  }

  /** Tells that a part is skipped if something has failed that it depends on. */
  boolean isSkipped(PlannedPart part) throws IOException {
    for (String name : part.dependsOn()) {
      if (failed.contains(name)) {
        tell(part, Status.SKIPPED, null, PartProblems.skipped(name), null, 0);
        return true;
      }
    }
    return false;
  }

  /** A part has ended. */
  void receive(PartTask task) throws IOException {
    long millis = task.took() / 1_000_000;
    Throwable thrown = task.failure();
    if (thrown == null) {
      Made made = task.made();
      Status status = made.marks().degraded() ? Status.DEGRADED : Status.OK;
      String name = task.part().name();
      receiver.receive(
          new PartResult(name, status, made.value(), null, null, millis, made.marks()));
    } else {
      fail(task.part(), problems.of(task.part().name(), thrown), thrown, millis);
    }
  }

  /** A part came to nothing: its fallback stands in its place, or a problem. */
  void fail(PlannedPart part, Problem problem, @Nullable Throwable thrown, long millis)
      throws IOException {
    PlannedPart.Fallback fallback = part.fallback();
    if (fallback == null) {
      tell(part, Status.FAILED, null, problem, thrown, millis);
    } else {
      tell(part, Status.DEGRADED, fallback.value(), null, thrown, millis);
    }
  }

  private void tell(
      PlannedPart part,
      Status status,
      @Nullable Object value,
      @Nullable Problem problem,
      @Nullable Throwable thrown,
      long millis)
      throws IOException {
    if (problem != null) {
      failed.add(part.name());
    }
    receiver.receive(new PartResult(part.name(), status, value, problem, thrown, millis));
  }
}
