package org.freshet.bookshop.problem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Answers a body that breaks the rules of its fields with 400, naming every field. */
@ApplicationScoped
public class ViolationMapper implements ExceptionMapper<ConstraintViolationException> {

  @Override
  public Response toResponse(ConstraintViolationException exception) {
    List<Problem.FieldError> errors =
        exception.getConstraintViolations().stream()
            .map(ViolationMapper::error)
            .sorted(Comparator.comparing(Problem.FieldError::field))
            .toList();
    return Problem.of(Status.BAD_REQUEST, "Some fields of the body break a rule.")
        .in(errors)
        .toResponse();
  }

  private static Problem.FieldError error(ConstraintViolation<?> violation) {
    List<String> names = new ArrayList<>();
    for (Path.Node node : violation.getPropertyPath()) {
      if (node.getKind() == ElementKind.PROPERTY) {
        names.add(node.getIndex() == null ? node.getName() : "[" + node.getIndex() + "]" + node.getName());
      }
    }
    String field = names.isEmpty() ? "body" : String.join(".", names);
    return new Problem.FieldError(field, violation.getMessage());
  }
}
