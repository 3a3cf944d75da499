package org.freshet.partstream.run;

import java.util.List;
import java.util.Set;
import org.freshet.partstream.api.PartContext;
import org.freshet.partstream.plan.PlannedPart;

/**
 * What is to be run for one request.
 *
 * @param parts the parts, in the order of their plan
 * @param failed the names of what failed in earlier requests
 * @param context what parts may know of the request
 * @param budgetNanos how long it may take as a whole; {@link Long#MAX_VALUE} for as long as it
 *     takes
 * @param idleNanos after how long without a result its receiver is told so
 */
public record Errand(
    List<PlannedPart> parts,
    Set<String> failed,
    PartContext context,
    long budgetNanos,
    long idleNanos) {

  /** An errand that nobody can change. */
  public Errand {
    parts = List.copyOf(parts);
    failed = Set.copyOf(failed);
  }
}
