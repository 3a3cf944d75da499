package org.freshet.bookshop.problem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.ExceptionMapper;

/**
 * Gives what JAX-RS refuses a problem as its body, keeping the status. Who was refused without
 * having said who they are is asked to.
 */
@ApplicationScoped
public class ProblemMapper implements ExceptionMapper<WebApplicationException> {

  private static final String CHALLENGE = "Basic realm=\"bookshop\", charset=\"UTF-8\"";

  @Inject private HttpServletRequest request;

  @Override
  public Response toResponse(WebApplicationException exception) {
    Response refused = exception.getResponse();
    if (Problem.MEDIA_TYPE.equals(refused.getMediaType())
        || refused.getStatusInfo().getFamily() == Status.Family.REDIRECTION) {
      return refused;
    }
    if (refused.getStatus() == 403 && request.getUserPrincipal() == null) {
      return Response.fromResponse(
              Problem.of(Status.UNAUTHORIZED, "This needs an account.").toResponse())
          .header(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE)
          .build();
    }
    Response.ResponseBuilder response =
        Response.fromResponse(
            Problem.of(refused.getStatusInfo(), sentence(refused.getStatus())).toResponse());
    if (refused.getHeaderString(HttpHeaders.ALLOW) != null) {
      response.header(HttpHeaders.ALLOW, refused.getHeaderString(HttpHeaders.ALLOW));
    }
    return response.build();
  }

  private static String sentence(int status) {
    return switch (status) {
      case 400 -> "The request is malformed.";
      case 403 -> "This account may not do that.";
      case 404 -> "There is nothing here.";
      case 405 -> "This address does not know that method.";
      case 406 -> "This address has none of the media types that the request accepts.";
      case 415 -> "This address does not take that media type: send application/json.";
      default -> "The request was refused.";
    };
  }
}
