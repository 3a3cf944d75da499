package org.freshet.it.cache.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.NewCookie;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.freshet.isr.api.Isr;
import org.freshet.isr.api.IsrContext;
import org.freshet.isr.api.Tag;
import org.freshet.isr.api.TagResolver;

/** One method for each reason to keep a response, or not to. Each tells how often it ran. */
@Path("storable")
@Produces("text/plain")
@ApplicationScoped
public class Storable {

  @Inject Stage stage;
  @Inject IsrContext isr;

  @GET
  @Path("plain/{page}")
  @Isr(tags = "page:{page}")
  public String plain(@PathParam("page") String page) {
    return "plain " + stage.run("plain-" + page);
  }

  @POST
  @Path("plain/{page}")
  public Response post(@PathParam("page") String page) {
    return Response.ok("posted").header("Cache-Control", "max-age=5").build();
  }

  @GET
  @Path("cookie")
  @Isr
  public Response cookie() {
    return ok("cookie").cookie(new NewCookie.Builder("visitor").value("7").build()).build();
  }

  @GET
  @Path("servlet-cookie")
  @Isr
  public String servletCookie(@Context HttpServletResponse response) {
    response.addCookie(new Cookie("visitor", "7"));
    return "servlet-cookie " + stage.run("servlet-cookie");
  }

  @GET
  @Path("session")
  public String session(@Context HttpServletRequest request) {
    request.getSession(true);
    return "session " + stage.run("session");
  }

  @GET
  @Path("directive/{value}")
  @Isr(tags = "page:directive")
  public Response directive(@PathParam("value") String value) {
    return ok(value).header("Cache-Control", value).build();
  }

  @GET
  @Path("own-etag")
  @Isr
  public Response ownTag() {
    return ok("own-etag").header("ETag", "\"mine\"").build();
  }

  @GET
  @Path("links")
  @Isr
  public Response links() {
    return ok("links").header("Link", "</a>; rel=next").header("Link", "</b>; rel=prev").build();
  }

  @GET
  @Path("vary/{name}")
  @Isr
  public Response vary(@PathParam("name") String name) {
    return ok("vary " + name).header("Vary", name).build();
  }

  @GET
  @Path("long/{size}")
  @Isr
  public String sized(@PathParam("size") int size) {
    String run = stage.run("long-" + size) + " ";
    return run + "x".repeat(size - run.length());
  }

  @GET
  @Path("streamed/{size}")
  @Isr
  public StreamingOutput streamed(@PathParam("size") int size) {
    String run = stage.run("streamed-" + size) + " ";
    return out -> {
      out.write(run.getBytes(StandardCharsets.UTF_8));
      for (int i = run.length(); i < size; i++) {
        out.write('x');
        out.flush();
      }
    };
  }

  @GET
  @Path("later")
  @Isr
  public CompletionStage<String> later() {
    int run = stage.run("later");
    return CompletableFuture.supplyAsync(() -> "later " + run);
  }

  @GET
  @Path("status/{code}")
  @Isr
  public Response status(@PathParam("code") int code) {
    Response.ResponseBuilder response =
        Response.status(code).entity("status " + stage.run("status-" + code));
    return (code / 100 == 3 ? response.header("Location", "/elsewhere") : response).build();
  }

  @GET
  @Path("nonce")
  @Isr
  public Response nonce() {
    return ok("nonce")
        .header("Content-Security-Policy", "script-src 'nonce-r4nd0m'; object-src 'none'")
        .build();
  }

  @GET
  @Path("encoded")
  @Isr
  public Response encoded() {
    return ok("encoded").header("Content-Encoding", "br").build();
  }

  @GET
  @Path("per-request")
  @Isr
  public Response perRequest() {
    int run = stage.run("per-request");
    return Response.ok("per-request " + run)
        .header("X-Request-Id", "request-" + run)
        .header("RateLimit", "\"default\";r=9;t=1")
        .header("Server-Timing", "db;dur=53")
        .header("Access-Control-Allow-Origin", "https://one.example")
        .header("Vary", "Origin")
        .header("X-Own", "kept")
        .build();
  }

  @GET
  @Path("for-all")
  @Isr
  public Response forAll() {
    return ok("for-all").header("Access-Control-Allow-Origin", "*").build();
  }

  @GET
  @Path("refused")
  @Isr
  public String refused() {
    isr.doNotStore("as directed");
    return "refused " + stage.run("refused");
  }

  @GET
  @Path("unresolvable")
  @Isr(tags = "name:{name}")
  public String unresolvable(@QueryParam("name") String name) {
    return name + " " + stage.run("unresolvable");
  }

  @GET
  @Path("unresolved")
  @Isr(tagResolver = Failing.class)
  public String unresolved() {
    return "unresolved " + stage.run("unresolved");
  }

  @GET
  @Path("resolved/{page}")
  @Isr(tagResolver = Resolving.class)
  public String resolved(@PathParam("page") String page) {
    return "resolved " + stage.run("resolved");
  }

  /** A sub-resource, which is no bean. */
  @Path("located/{page}")
  public Located located(@PathParam("page") String page) {
    return new Located(stage);
  }

  private Response.ResponseBuilder ok(String name) {
    return Response.ok(name + " " + stage.run(name));
  }

  /** Fails always. */
  public static final class Failing implements TagResolver {
    @Override
    public Set<Tag> tags(Answered response) {
      throw new IllegalStateException("as directed");
    }
  }

  /** Knows path parameters and the result. */
  public static final class Resolving implements TagResolver {
    @Override
    public Set<Tag> tags(Answered response) {
      String page = response.pathParameters().get("page").get(0);
      return Set.of(Tag.of("resolved", page), Tag.of("result", String.valueOf(response.result())));
    }
  }

  /** What a locator finds. */
  public static final class Located {

    private final Stage stage;

    Located(Stage stage) {
      this.stage = stage;
    }

    @GET
    @Isr(tags = "page:{page}")
    public String get(@PathParam("page") String page) {
      return "located " + stage.run("located-" + page);
    }
  }
}
