package org.freshet.it.cache.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import org.freshet.isr.api.DraftMode;
import org.freshet.isr.api.Isr;

/** Pages that show an editor more than others. */
@Path("drafts")
@Produces("text/plain")
@ApplicationScoped
public class Drafts {

  @Inject DraftMode draft;
  @Inject DraftParts parts;
  @Inject Stage stage;

  @GET
  @Path("{page}")
  @Isr(tags = "draft:{page}")
  public String page(@PathParam("page") String page) {
    return (draft.isEnabled() ? "draft " : "published ") + stage.run(page);
  }

  /** Says itself how long it lives. */
  @GET
  @Path("{page}/own")
  @Isr(freshness = Isr.Freshness.RESPONSE)
  public Response own(@PathParam("page") String page) {
    String part = parts.of(page);
    return Response.ok((draft.isEnabled() ? "draft " : "published ") + stage.run(page) + " " + part)
        .header("Cache-Control", "max-age=600")
        .build();
  }

  /** Put together from a part that is kept by itself. */
  @GET
  @Path("{page}/parts")
  @Isr(tags = "draft:{page}")
  public String parts(@PathParam("page") String page) {
    return parts.of(page);
  }

  /** The same, and nothing of it is a cached page. */
  @GET
  @Path("{page}/plain")
  public String plain(@PathParam("page") String page) {
    return parts.of(page);
  }

  @POST
  public String enable() {
    draft.enable(Duration.ofMinutes(5));
    return "on";
  }

  @DELETE
  public String disable() {
    draft.disable();
    return "off";
  }
}
