package org.freshet.partstream.cursor;

import java.util.Set;
import java.util.stream.Collectors;
import org.freshet.partstream.plan.Plan;
import org.freshet.partstream.plan.PlannedPart;

/**
 * Where a caller is in a plan.
 *
 * @param page how many pages there were before
 * @param owed the names of what is still owed
 * @param failed the names of what failed
 */
public record Position(int page, Set<String> owed, Set<String> failed) {

  /** A position that nobody can change. */
  public Position {
    owed = Set.copyOf(owed);
    failed = Set.copyOf(failed);
  }

  /** Before everything. */
  public static Position start(Plan plan) {
    return new Position(
        0, plan.parts().stream().map(PlannedPart::name).collect(Collectors.toSet()), Set.of());
  }

  /** Whether nothing is owed any more. */
  public boolean isEnd() {
    return owed.isEmpty();
  }
}
