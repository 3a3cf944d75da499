package org.freshet.it.essentials.app;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.CookieParam;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.MatrixParam;
import jakarta.ws.rs.NotAuthorizedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.freshet.essentials.api.Problem;
import org.freshet.essentials.api.ProblemException;
import org.freshet.essentials.api.ProblemType;

/** One way to go wrong for each method. */
@Path("errors")
@RequestScoped
@PermitAll
@Produces(MediaType.APPLICATION_JSON)
public class Errors {

  private static final String SECRET = "a text of an exception";

  /** What parameters can be. */
  public enum Format {
    SMALL,
    LARGE
  }

  /** Parameters in a bean. */
  public static class Range {

    @QueryParam("from")
    @Positive
    private int from = 1;

    @HeaderParam("X-Most")
    @Max(100)
    private int most;

    public int getFrom() {
      return from;
    }
  }

  /** Knows nothing of HTTP. */
  @ProblemType(
      value = "https://shop.example/problems/out-of-stock",
      status = 409,
      title = "Out of stock")
  public static class OutOfStockException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutOfStockException() {
      super(SECRET);
    }
  }

  @GET
  @Path("path/{n}")
  public String path(@PathParam("n") long n) {
    return "\"" + n + "\"";
  }

  @GET
  @Path("query")
  public String query(
      @QueryParam("n") int n,
      @QueryParam("many") List<Integer> many,
      @QueryParam("id") UUID id,
      @QueryParam("size") Format size,
      @QueryParam("on") boolean on,
      @QueryParam("word") String word) {
    return "\"" + n + many + id + size + on + word + "\"";
  }

  @GET
  @Path("header")
  public String header(@HeaderParam("X-Count") Integer count) {
    return "\"" + count + "\"";
  }

  @GET
  @Path("cookie")
  public String cookie(@CookieParam("visits") Integer visits) {
    return "\"" + visits + "\"";
  }

  @GET
  @Path("matrix")
  public String matrix(@MatrixParam("n") Integer n) {
    return "\"" + n + "\"";
  }

  @POST
  @Path("form")
  @Consumes(MediaType.APPLICATION_FORM_URLENCODED)
  public String form(@FormParam("n") Integer n) {
    return "\"" + n + "\"";
  }

  @POST
  @Path("orders")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response order(@Valid @NotNull Orders.Order order) {
    return Response.status(201).build();
  }

  @POST
  @Path("lines")
  @Consumes(MediaType.APPLICATION_JSON)
  public Response lines(@Valid @Size(min = 1, max = 3) List<Orders.Line> lines) {
    return Response.status(201).build();
  }

  @GET
  @Path("constrained/{id}")
  public String constrained(
      @PathParam("id") @Positive int id,
      @QueryParam("q") @NotNull @Size(min = 2) String q,
      @BeanParam @Valid Range range) {
    return "\"" + id + q + range.getFrom() + "\"";
  }

  @GET
  @Path("returned")
  @Valid
  @NotNull
  public Orders.Line returned() {
    return new Orders.Line();
  }

  @GET
  @Path("staff")
  @RolesAllowed("editor")
  public String staff() {
    return "\"staff\"";
  }

  /** What is null stands in the JSON of Jackson and not in that of JSON-B. */
  @GET
  @Path("provider")
  public Orders.Line provider() {
    return new Orders.Line();
  }

  @GET
  @Path("anonymous")
  public String anonymous() {
    throw new NotAuthorizedException("Bearer realm=\"shop\"");
  }

  @GET
  @Path("missing")
  public String missing() {
    throw new NotFoundException(SECRET);
  }

  @GET
  @Path("bare")
  public Response bare() {
    return Response.status(410).header("X-Kept", "yes").build();
  }

  @GET
  @Path("unavailable")
  public String unavailable() {
    throw new ServiceUnavailableException(30L);
  }

  @GET
  @Path("limited")
  public String limited() {
    throw new ClientErrorException(SECRET, 429);
  }

  @POST
  @Path("large")
  public String large() {
    throw new ClientErrorException(SECRET, 413);
  }

  @GET
  @Path("unchecked")
  public String unchecked() {
    throw new IllegalStateException(SECRET, new RuntimeException(SECRET));
  }

  @GET
  @Path("checked")
  public String checked() throws IOException {
    throw new IOException(SECRET);
  }

  @GET
  @Path("error")
  public String error() {
    throw new AssertionError(SECRET);
  }

  @GET
  @Path("later")
  public CompletionStage<String> later() {
    return CompletableFuture.failedFuture(new OutOfStockException());
  }

  @GET
  @Path("stock")
  public String stock() {
    throw new OutOfStockException();
  }

  @GET
  @Path("funds")
  public String funds() {
    throw new ProblemException(
        Problem.of(403)
            .withType(URI.create("https://shop.example/problems/out-of-credit"))
            .withTitle("You do not have enough credit.")
            .withDetail("Your balance is 30, but that costs <50>.")
            .with("balance", 30)
            .with("accounts", List.of("/account/12345", "/account/67890")));
  }

  @GET
  @Path("answered")
  public Response answered() {
    return Response.status(409).entity(Problem.of(409).with("rival", "b")).build();
  }

  @GET
  @Path("own")
  @Produces(MediaType.TEXT_PLAIN)
  public Response own() {
    return Response.status(400).entity("an answer of its own").type("text/plain").build();
  }

  @GET
  @Path("thrown")
  public Response thrown() {
    throw new ClientErrorException(
        Response.status(400).entity("an answer of its own").type("text/plain").build());
  }

  @GET
  @Path("redirected")
  public Response redirected() {
    throw new jakarta.ws.rs.RedirectionException(303, URI.create("elsewhere"));
  }
}
