package org.freshet.it.cache.app;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.freshet.isr.api.Isr;

/** Pages written as carelessly as an attacker of their cache could wish. */
@Path("targets/{page}")
@Produces("text/plain")
@ApplicationScoped
public class Targets {

  @Inject Stage stage;

  @GET
  @Isr(tags = "page:{page}")
  public String plain(@PathParam("page") String page) {
    return page + " " + stage.run(page);
  }

  /** Shows a field that it does not declare, as a link to the host that it names, say. */
  @GET
  @Path("showing/{field}")
  @Isr(tags = "page:{page}")
  public String showing(
      @PathParam("page") String page,
      @PathParam("field") String field,
      @Context HttpServletRequest request) {
    return page + " " + request.getHeader(field) + " " + stage.run(page);
  }

  /** Shows a cookie. */
  @GET
  @Path("greeting")
  @Isr(tags = "page:{page}")
  public String greeting(@PathParam("page") String page, @Context HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    return page + " " + (cookies == null ? "nobody" : cookies[0].getValue()) + " " + run(page);
  }

  /** Shows the parameters that it declares. */
  @GET
  @Path("found")
  @Isr(tags = "page:{page}")
  public String found(
      @PathParam("page") String page, @QueryParam("q") List<String> q, @QueryParam("r") String r) {
    return page + " " + q + " " + r + " " + run(page);
  }

  /** Shows a field that it declares. */
  @GET
  @Path("translated")
  @Isr(tags = "page:{page}")
  public String translated(
      @PathParam("page") String page, @HeaderParam("Accept-Language") String language) {
    return page + " " + language + " " + run(page);
  }

  /** Everybody's own, without an annotation, and whatever follows the path. */
  @GET
  @Path("account{rest: (/.*)?}")
  public String account(@PathParam("page") String page, @HeaderParam("X-Account") String account) {
    return "account of " + account + " " + run(page);
  }

  /** Everybody's own, and declared shared by mistake. */
  @GET
  @Path("profile{rest: (/.*)?}")
  @Isr(tags = "page:{page}")
  public String profile(@PathParam("page") String page, @Context HttpServletRequest request) {
    return "profile of " + request.getSession(true).getId() + " " + run(page);
  }

  /** With a token against forged requests, which is that of one session. */
  @GET
  @Path("form")
  @Isr(tags = "page:{page}")
  public StreamingOutput form(@PathParam("page") String page, @Context HttpServletRequest request) {
    int run = run(page);
    return out -> {
      out.write(("form " + run + " ").getBytes(StandardCharsets.UTF_8));
      // As a template would: at the end, when half of the page is written.
      out.write(request.getSession(true).getId().getBytes(StandardCharsets.UTF_8));
    };
  }

  /** Says what a test wrote, lines of {@code Name: value} of which some may have the same name. */
  @GET
  @Path("saying")
  @Isr(tags = "page:{page}")
  public Response saying(@PathParam("page") String page) {
    return said(page);
  }

  /** The same, with the lifetime that it says. */
  @GET
  @Path("answering")
  @Isr(tags = "page:{page}", freshness = Isr.Freshness.RESPONSE)
  public Response answering(@PathParam("page") String page) {
    return said(page);
  }

  /** Takes its tag from the visitor. */
  @GET
  @Path("tagged")
  @Isr(tags = "name:{name}")
  public String tagged(@PathParam("page") String page, @QueryParam("name") String name) {
    return page + " " + run(page);
  }

  /** For readers. */
  @GET
  @Path("guarded")
  @RolesAllowed("reader")
  @Isr(tags = "page:{page}")
  public Response guarded(@PathParam("page") String page) {
    return Response.ok("guarded " + run(page)).header("Cache-Control", "public").build();
  }

  /** Long enough for a coding. */
  @GET
  @Path("long")
  @Isr(tags = "page:{page}")
  public String lengthy(@PathParam("page") String page, @QueryParam("n") String n) {
    return page + " " + run(page) + " " + "x".repeat(4000);
  }

  /** Sends whoever renews it elsewhere, if a test says where. */
  @GET
  @Path("moving")
  @Isr(tags = "page:{page}")
  public Response moving(@PathParam("page") String page) {
    String elsewhere = stage.line(page, "");
    return elsewhere.isEmpty()
        ? Response.ok(page + " " + run(page)).build()
        : Response.status(302).header("Location", elsewhere).build();
  }

  private Response said(String page) {
    Response.ResponseBuilder response = Response.ok(page + " " + run(page));
    for (String line : stage.line(page, "").split("\n")) {
      int colon = line.indexOf(": ");
      if (colon > 0) {
        response.header(line.substring(0, colon), line.substring(colon + 2));
      }
    }
    return response.build();
  }

  private int run(String page) {
    return stage.run(page);
  }
}
