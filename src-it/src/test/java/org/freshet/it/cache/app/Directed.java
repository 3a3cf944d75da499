package org.freshet.it.cache.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import org.freshet.isr.api.Isr;

/** Pages that answer with the status, or fail in the way, that the test wrote under their name. */
@Path("directed/{page}")
@Produces("text/plain")
@ApplicationScoped
public class Directed {

  @Inject Stage stage;

  @GET
  @Isr(tags = "page:{page}")
  public Response page(@PathParam("page") String page) {
    return answer(page);
  }

  /** As soon as it is stale somebody must wait for it. */
  @GET
  @Path("awaited")
  @Isr(tags = "page:{page}", staleWhileRevalidate = 0)
  public Response awaited(@PathParam("page") String page) {
    return answer(page);
  }

  /** Of no use to anybody after two seconds. */
  @GET
  @Path("brief")
  @Isr(tags = "page:{page}", sMaxAge = 1, staleWhileRevalidate = 0, staleIfError = 1)
  public Response brief(@PathParam("page") String page) {
    return answer(page);
  }

  private Response answer(String page) {
    int run = stage.run(page);
    String line = stage.line(page, "200");
    return switch (line) {
      case "throw" -> throw new IllegalStateException("as directed");
      case "map" -> throw new Mapped();
      case "write" -> Response.ok(new Unwritable()).build();
      default -> Response.status(Integer.parseInt(line)).entity(page + " " + run).build();
    };
  }

  /** An exception that the application answers with 503. */
  static final class Mapped extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** What fails after its first bytes. */
  static final class Unwritable {}
}
