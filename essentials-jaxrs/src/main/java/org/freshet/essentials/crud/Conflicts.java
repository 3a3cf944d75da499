package org.freshet.essentials.crud;

import jakarta.persistence.EntityExistsException;
import jakarta.persistence.LockTimeoutException;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import jakarta.persistence.PessimisticLockException;
import java.sql.SQLException;
import java.util.Set;
import org.freshet.essentials.api.Problem;
import org.freshet.essentials.api.ProblemException;
import org.jspecify.annotations.Nullable;

/** Tells what contradicts other rows, or somebody else's change, from what failed. */
final class Conflicts {

  private static final int MOST_CAUSES = 10;

  /** No value where one must be, and a check: what the application let through, no conflict. */
  private static final Set<String> OWN_FAULTS = Set.of("23502", "23513", "23514");

  private Conflicts() {}

  /**
   * What a failure to write is answered with.
   *
   * @param matched whether the request said which version it means
   */
  static RuntimeException of(PersistenceException failure, boolean matched) {
    if (failure instanceof OptimisticLockException) {
      return new ProblemException(Problem.of(matched ? 412 : 409), failure);
    }
    return isConflict(failure) ? new ProblemException(Problem.of(409), failure) : failure;
  }

  private static boolean isConflict(Throwable failure) {
    Throwable cause = failure;
    for (int i = 0; i < MOST_CAUSES && cause != null; i++) {
      if (cause instanceof EntityExistsException
          || cause instanceof PessimisticLockException
          || cause instanceof LockTimeoutException
          || cause instanceof SQLException sql && isConflict(sql.getSQLState())) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  /** Class 23 of SQL: an integrity constraint was violated. */
  private static boolean isConflict(@Nullable String state) {
    return state != null && state.startsWith("23") && !OWN_FAULTS.contains(state);
  }
}
