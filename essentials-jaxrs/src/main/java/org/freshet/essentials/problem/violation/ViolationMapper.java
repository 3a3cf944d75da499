package org.freshet.essentials.problem.violation;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.List;
import java.util.Map;
import org.freshet.essentials.config.ProblemSettings;
import org.freshet.essentials.problem.FailedRequest;
import org.freshet.essentials.problem.Failures;
import org.jspecify.annotations.Nullable;

/**
 * Answers requests that violate constraints. A mapper of its own, nearer to the exception than the
 * one that servers have for all validation.
 */
public final class ViolationMapper implements ExceptionMapper<ConstraintViolationException> {

  private final ProblemSettings settings;
  private final Failures failures;

  @Context @Nullable HttpServletRequest request;
  @Context @Nullable HttpHeaders fields;

  /** A mapper that answers as the settings say. */
  public ViolationMapper(ProblemSettings settings, Failures failures) {
    this.settings = settings;
    this.failures = failures;
  }

  @Override
  public Response toResponse(ConstraintViolationException violated) {
    List<Map<String, Object>> errors = ViolationReport.of(violated.getConstraintViolations());
    if (errors.isEmpty()) {
      return failures.unforeseen(violated, new FailedRequest(request, fields));
    }
    return Failures.response(
        settings
            .problem(settings.violations(), "validation", "Your request is not valid.")
            .with("errors", errors));
  }
}
