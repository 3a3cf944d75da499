package org.freshet.it.platform.app;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.NewCookie.SameSite;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** What a method can answer with. */
@Path("answers")
@RequestScoped
public class Answers {

  @GET
  @Path("item")
  @Produces(MediaType.APPLICATION_JSON)
  public Item item() {
    return new Item();
  }

  @POST
  @Path("item")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.TEXT_PLAIN)
  public String take(Item item) {
    return item.getTitle() + " " + item.password() + " " + item.getPrice().minor();
  }

  @GET
  @Path("text")
  @Produces(MediaType.TEXT_PLAIN)
  public String text() {
    return "text";
  }

  @GET
  @Path("bytes")
  @Produces(MediaType.APPLICATION_OCTET_STREAM)
  public byte[] bytes() {
    return new byte[] {1, 2, 3};
  }

  @GET
  @Path("page")
  @Produces(MediaType.TEXT_HTML)
  public String page() {
    return "<h1>Page</h1>";
  }

  @DELETE
  @Path("item")
  public void nothing() {}

  @GET
  @Path("moved")
  public Response moved() {
    return Response.temporaryRedirect(URI.create("answers/text")).build();
  }

  @POST
  @Path("login")
  public Response login() {
    NewCookie theme =
        new NewCookie.Builder("theme")
            .value("dark")
            .path("/")
            .maxAge(3600)
            .httpOnly(true)
            .secure(true)
            .sameSite(SameSite.LAX)
            .build();
    return Response.noContent().cookie(theme).build();
  }

  @POST
  @Path("logout")
  public Response logout() {
    NewCookie gone = new NewCookie.Builder("theme").path("/").maxAge(0).build();
    return Response.noContent().cookie(gone).build();
  }

  @GET
  @Path("report")
  @Produces("text/csv")
  public Response report() {
    StreamingOutput rows =
        out -> {
          for (int row = 1; row <= 3; row++) {
            out.write((row + "\n").getBytes(StandardCharsets.UTF_8));
          }
        };
    return Response.ok(rows)
        .header("Content-Disposition", "attachment; filename=\"report.csv\"")
        .build();
  }
}
