package org.freshet.essentials.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import org.jspecify.annotations.Nullable;

/** Answers whatever no mapper of the application answers. */
public final class ProblemMapper implements ExceptionMapper<Throwable> {

  private final Failures failures;

  @Context @Nullable HttpServletRequest request;
  @Context @Nullable HttpHeaders fields;

  /** A mapper that has failures judged. */
  public ProblemMapper(Failures failures) {
    this.failures = failures;
  }

  @Override
  public Response toResponse(Throwable failure) {
    return failures.answer(failure, new FailedRequest(request, fields));
  }
}
