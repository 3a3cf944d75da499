package org.freshet.partstream.run;

import jakarta.ws.rs.WebApplicationException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.freshet.essentials.api.Problem;
import org.freshet.essentials.api.ProblemException;
import org.freshet.essentials.api.ProblemType;
import org.freshet.partstream.config.Codes;

/** What a client reads in the place of a part that failed: never the text of an exception. */
public final class PartProblems {

  private static final Logger LOG = System.getLogger(PartProblems.class.getName());
  private static final int MOST_CARRIERS = 8;

  /** By name: whoever throws them may be absent. */
  private static final Map<String, Integer> KNOWN =
      Map.of(
          "org.eclipse.microprofile.faulttolerance.exceptions.TimeoutException", 504,
          "org.eclipse.microprofile.faulttolerance.exceptions.BulkheadException", 503,
          "org.eclipse.microprofile.faulttolerance.exceptions.CircuitBreakerOpenException", 503,
          "jakarta.ejb.EJBAccessException", 403,
          "jakarta.ejb.AccessLocalException", 403);

  private static final Set<String> CARRIERS =
      Set.of("jakarta.ejb.EJBException", "jakarta.ejb.EJBTransactionRolledbackException");

  private final boolean development;

  /**
   * Problems of an application.
   *
   * @param development whether they say what was thrown
   */
  public PartProblems(boolean development) {
    this.development = development;
  }

  /** The problem of what a part threw. */
  public Problem of(String part, Throwable thrown) {
    Throwable failure = carried(thrown);
    if (failure instanceof ProblemException known) {
      return known.problem();
    }
    if (failure instanceof WebApplicationException known) {
      int status = known.getResponse().getStatus();
      return status >= 400 && status <= 599 && status != 500
          ? Problem.of(status)
          : unforeseen(part, known);
    }
    ProblemType type = failure.getClass().getAnnotation(ProblemType.class);
    if (type != null) {
      return typed(part, type, failure);
    }
    Integer status = KNOWN.get(failure.getClass().getName());
    return status == null ? unforeseen(part, failure) : Problem.of(status);
  }

  private Problem typed(String part, ProblemType type, Throwable failure) {
    try {
      return Problem.of(type);
    } catch (IllegalArgumentException e) {
      String site = "@ProblemType on " + failure.getClass().getName();
      LOG.log(Level.ERROR, Codes.FAILED + ": " + site + ": " + e.getMessage());
      return unforeseen(part, failure);
    }
  }

  /** The problem of a part that took too long. */
  static Problem late() {
    return Problem.of(504).withDetail("The part took too long.");
  }

  /** The problem of a part for which there was no thread. */
  static Problem refused() {
    return Problem.of(503).withDetail("The part could not be begun.");
  }

  /** The problem of a part that depends on another one. */
  static Problem skipped(String cause) {
    return Problem.of(424)
        .withDetail("A part that this one depends on failed.")
        .with("cause", cause);
  }

  private static Throwable carried(Throwable thrown) {
    Throwable failure = thrown;
    for (int i = 0; i < MOST_CARRIERS; i++) {
      Throwable cause = failure.getCause();
      if (cause == null || !isCarrier(failure)) {
        break;
      }
      failure = cause;
    }
    return failure;
  }

  private static boolean isCarrier(Throwable failure) {
    return failure instanceof CompletionException
        || failure instanceof ExecutionException
        || CARRIERS.contains(failure.getClass().getName());
  }

  private Problem unforeseen(String part, Throwable failure) {
    String trace = UUID.randomUUID().toString().replace("-", "");
    LOG.log(Level.ERROR, Codes.FAILED + ": part '" + part + "' failed, trace " + trace, failure);
    Problem problem = Problem.of(500).with("trace", trace);
    return development ? problem.withDetail(failure.toString()) : problem;
  }
}
