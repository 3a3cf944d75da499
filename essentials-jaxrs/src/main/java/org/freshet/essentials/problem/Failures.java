package org.freshet.essentials.problem;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.freshet.essentials.api.Problem;
import org.freshet.essentials.api.ProblemType;
import org.freshet.essentials.config.Codes;

/**
 * What a failure is answered with: never its text, its class or its cause. A ladder:
 *
 * <ol>
 *   <li>What only carries a failure of a layer above it (an {@code EJBException}, a {@code
 *       CompletionException}) counts as that failure.
 *   <li>A response that a failure brings along, with its body, stays as it is; without one it keeps
 *       its fields and gets a problem of its status.
 *   <li>An exception with {@code @ProblemType} is that problem.
 *   <li>Access that a container refused is 403.
 *   <li>Anything else is 500 with an id, under which the log has the rest.
 * </ol>
 */
public final class Failures {

  private static final Logger LOG = System.getLogger(Failures.class.getName());

  /** By name: neither has to be there. */
  private static final Set<String> CARRIERS =
      Set.of("jakarta.ejb.EJBException", "jakarta.ejb.EJBTransactionRolledbackException");

  private static final Set<String> REFUSALS =
      Set.of("jakarta.ejb.EJBAccessException", "jakarta.ejb.AccessLocalException");

  private static final int MOST_CARRIERS = 8;

  /** The answer to a failure. */
  Response answer(Throwable thrown, FailedRequest request) {
    Throwable failure = carried(thrown);
    if (failure instanceof WebApplicationException known) {
      return answer(known, request);
    }
    ProblemType type = failure.getClass().getAnnotation(ProblemType.class);
    if (type != null) {
      return typed(type, failure, request);
    }
    if (REFUSALS.contains(failure.getClass().getName())) {
      return response(Problem.of(403));
    }
    return unforeseen(failure, request);
  }

  /** What a carrier carries, if it is an answer or a problem of its own. */
  private static Throwable carried(Throwable thrown) {
    Throwable failure = thrown;
    for (int i = 0; i < MOST_CARRIERS && isCarrier(failure); i++) {
      Throwable cause = failure.getCause();
      if (cause == null) {
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

  private Response answer(WebApplicationException known, FailedRequest request) {
    Response response = known.getResponse();
    int status = response.getStatus();
    if (status < 400 || response.hasEntity() && !ServerTexts.isOne(known)) {
      return response;
    }
    if (status == 500) {
      return unforeseen(known, request);
    }
    return Response.fromResponse(response)
        .entity(Problem.of(status))
        .type(ProblemWriter.JSON)
        .build();
  }

  /** The answer to a failure that is the server's own: an id, under which the log has the rest. */
  public Response unforeseen(Throwable failure, FailedRequest request) {
    String trace = request.trace();
    LOG.log(Level.ERROR, Codes.UNHANDLED + ": " + request + " failed, trace " + trace, failure);
    return response(Problem.of(500).with("trace", trace));
  }

  private Response typed(ProblemType type, Throwable failure, FailedRequest request) {
    try {
      return response(Problem.of(type));
    } catch (IllegalArgumentException e) {
      String site = "@ProblemType on " + failure.getClass().getName();
      LOG.log(Level.ERROR, Codes.PROBLEM_TYPE + ": " + site + ": " + e.getMessage());
      return unforeseen(failure, request);
    }
  }

  /** A response with a problem; which form it gets is decided later. */
  public static Response response(Problem problem) {
    return Response.status(problem.status()).entity(problem).type(ProblemWriter.JSON).build();
  }
}
