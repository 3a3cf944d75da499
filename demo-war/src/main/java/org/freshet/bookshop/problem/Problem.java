package org.freshet.bookshop.problem;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A problem detail (RFC 9457, section 3.1).
 *
 * @param type {@code about:blank}: the status says what kind of problem it is
 * @param title the reason phrase of the status
 * @param status the status
 * @param detail one sentence for the person who made the request
 * @param parameter the query parameter or header at fault, if one is
 * @param errors the fields at fault, if some are
 */
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    @Nullable String parameter,
    @Nullable List<FieldError> errors) {

  /** The media type of problem details. */
  public static final MediaType MEDIA_TYPE = new MediaType("application", "problem+json");

  /**
   * A field of a request body that breaks a rule.
   *
   * @param field its path in the body
   * @param rule what it must be
   */
  public record FieldError(String field, String rule) {}

  /** A problem that the status and a sentence describe. */
  public static Problem of(Response.StatusType status, String detail) {
    return new Problem(
        "about:blank", status.getReasonPhrase(), status.getStatusCode(), detail, null, null);
  }

  /** The same problem, found in one parameter. */
  public Problem in(String name) {
    return new Problem(type, title, status, detail, name, errors);
  }

  /** The same problem, found in some fields. */
  public Problem in(List<FieldError> fields) {
    return new Problem(type, title, status, detail, parameter, List.copyOf(fields));
  }

  /** The response that carries this problem. */
  public Response toResponse() {
    return Response.status(status).type(MEDIA_TYPE).entity(this).build();
  }
}
