package org.freshet.partstream.jaxrs;

import java.net.URI;
import org.freshet.essentials.api.Problem;
import org.freshet.partstream.api.CursorRejected.Reason;
import org.jspecify.annotations.Nullable;

/** What whoever brought a cursor that cannot be used gets to read: one message for each status. */
final class CursorProblem {

  private CursorProblem() {}

  /**
   * The problem.
   *
   * @param types what types begin with, null for none
   */
  static Problem of(Reason reason, @Nullable String types) {
    return switch (reason) {
      case MALFORMED, FOREIGN ->
          typed(Problem.of(400), types, "cursor-invalid", "The cursor is not valid.");
      case EXPIRED -> typed(Problem.of(410), types, "cursor-expired", "The cursor has expired.");
      case PLAN_CHANGED ->
          typed(
              Problem.of(409),
              types,
              "cursor-plan-changed",
              "The parts are not the same any more.");
    };
  }

  private static Problem typed(
      Problem problem, @Nullable String types, String name, String detail) {
    Problem detailed = problem.withDetail(detail);
    return types == null ? detailed : detailed.withType(URI.create(types + name));
  }
}
