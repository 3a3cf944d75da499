package org.freshet.bookshop.problem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.Status;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/**
 * Answers every exception that has no mapper of its own: what JAX-RS refuses keeps its status, the
 * rest is a failure of the shop, told to the log and not to the client.
 */
@ApplicationScoped
public class ProblemMapper implements ExceptionMapper<Exception> {

  private static final Logger LOG = System.getLogger(ProblemMapper.class.getName());

  @Override
  public Response toResponse(Exception exception) {
    if (exception instanceof WebApplicationException refused) {
      return refusal(refused.getResponse());
    }
    LOG.log(Level.ERROR, "a request failed", exception);
    return Problem.of(Status.INTERNAL_SERVER_ERROR, "The shop could not answer this request.")
        .toResponse();
  }

  private static Response refusal(Response refused) {
    if (Problem.MEDIA_TYPE.equals(refused.getMediaType())) {
      return refused;
    }
    if (refused.getStatusInfo().getFamily() == Status.Family.REDIRECTION) {
      return refused;
    }
    Response.ResponseBuilder response =
        Response.fromResponse(Problem.of(refused.getStatusInfo(), sentence(refused)).toResponse());
    for (String name :
        new String[] {HttpHeaders.ALLOW, HttpHeaders.WWW_AUTHENTICATE, HttpHeaders.RETRY_AFTER}) {
      if (refused.getHeaderString(name) != null) {
        response.header(name, refused.getHeaderString(name));
      }
    }
    return response.build();
  }

  private static String sentence(Response refused) {
    return switch (refused.getStatus()) {
      case 400 -> "The request is malformed.";
      case 401 -> "This needs an account.";
      case 403 -> "This account may not do that.";
      case 404 -> "There is nothing here.";
      case 405 -> "This address does not know that method.";
      case 406 -> "This address has none of the media types the request accepts.";
      case 415 -> "This address does not take that media type: send application/json.";
      default -> "The request was refused.";
    };
  }
}
