package org.freshet.essentials.api;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;

/**
 * Ends a request with a problem. What the problem says reaches the client; the cause, and whatever
 * a subclass adds to the exception itself, does not.
 *
 * <p>It is also what a server without the problems of this library answers by itself.
 */
public class ProblemException extends WebApplicationException {

  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  /** An exception for a problem. */
  public ProblemException(Problem problem) {
    super(
        problem.status() + " " + problem.title(),
        Response.status(problem.status()).entity(problem).build());
    this.problem = problem;
  }

  /** An exception for a problem, with its cause, which stays on the server. */
  public ProblemException(Problem problem, Throwable cause) {
    super(
        problem.status() + " " + problem.title(),
        cause,
        Response.status(problem.status()).entity(problem).build());
    this.problem = problem;
  }

  /** What the client gets to read. */
  public Problem problem() {
    return problem;
  }
}
