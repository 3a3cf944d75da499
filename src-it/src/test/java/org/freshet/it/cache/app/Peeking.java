package org.freshet.it.cache.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.TreeSet;
import org.freshet.isr.api.Isr;
import org.freshet.isr.api.PageView;

/** Pages that read of the request what they did not declare. */
@Path("peeking")
@Produces("text/plain")
@ApplicationScoped
public class Peeking {

  @Inject Stage stage;

  @GET
  @Path("header")
  @Isr
  public String header(@Context HttpServletRequest request) {
    return "from " + request.getHeader("X-Country") + " " + stage.run("header");
  }

  @GET
  @Path("declared")
  @Isr(vary = "X-Country")
  public String declared(@Context HttpServletRequest request) {
    return "from " + request.getHeader("x-country") + " " + stage.run("declared");
  }

  @GET
  @Path("cookie")
  @Isr
  public String cookie(@Context HttpServletRequest request) {
    Cookie[] cookies = request.getCookies();
    return (cookies == null ? "none" : cookies[0].getValue()) + " " + stage.run("cookie");
  }

  @GET
  @Path("principal")
  @Isr
  public String principal(@Context HttpServletRequest request) {
    return request.getUserPrincipal() + " " + stage.run("principal");
  }

  @GET
  @Path("session")
  @Isr
  public String session(@Context HttpServletRequest request) {
    return request.getSession(false) + " " + stage.run("session");
  }

  @GET
  @Path("role")
  @Isr
  public String role(@Context HttpServletRequest request) {
    return request.isUserInRole("editor") + " " + stage.run("role");
  }

  /** Selected by the language that is told from the field, and not by the field. */
  @GET
  @Path("language")
  @Isr(languages = {"en", "de"})
  public String language(@Context HttpServletRequest request) {
    return request.getHeader("Accept-Language") + " " + stage.run("language");
  }

  @GET
  @Path("locale")
  @Isr
  public String locale(@Context HttpServletRequest request) {
    return request.getLocale() + " " + stage.run("locale");
  }

  @GET
  @Path("parameter")
  @Isr(query = "q")
  public String parameter(@Context UriInfo uri) {
    return new TreeSet<>(uri.getQueryParameters().keySet()) + " " + stage.run("parameter");
  }

  /** Selects by a type, and looks at what it was chosen from. */
  @GET
  @Path("types")
  @Produces({"text/plain", "text/csv"})
  @Isr
  public String types(@Context HttpServletRequest request) {
    return request.getHeader("Accept") + " " + stage.run("types");
  }

  /** Shows what its template reads. */
  @GET
  @Path("view-{what}")
  @Produces("text/html")
  @Isr
  public PageView view(@PathParam("what") String what) {
    return new PageView("/WEB-INF/" + what + ".jsp", Map.of("run", stage.run("view-" + what)));
  }

  @GET
  @Path("base")
  @Isr
  public String base(@Context HttpServletRequest request) {
    return request.getServerName() + " " + stage.run("base");
  }

  @GET
  @Path("address")
  @Isr
  public String address(@Context HttpServletRequest request) {
    return request.getRemoteAddr() + " " + stage.run("address");
  }

  @GET
  @Path("host")
  @Isr
  public String host(@Context HttpServletRequest request) {
    return request.getHeader("Host") + " " + stage.run("host");
  }
}
