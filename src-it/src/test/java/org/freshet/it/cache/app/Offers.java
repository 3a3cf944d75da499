package org.freshet.it.cache.app;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.concurrent.ContextServiceDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import org.freshet.isr.api.Isr;
import org.freshet.isr.api.IsrContext;

/** Pages made of what {@link Prices} and {@link Rates} return, and the same past the page cache. */
@ContextServiceDefinition(
    name = "java:module/concurrent/PageContext",
    propagated = ContextServiceDefinition.ALL_REMAINING,
    cleared = ContextServiceDefinition.TRANSACTION)
@ManagedExecutorDefinition(
    name = "java:module/concurrent/PageExecutor",
    context = "java:module/concurrent/PageContext")
@Path("offers/{id}")
@Produces("text/plain")
@ApplicationScoped
public class Offers {

  @Inject Prices prices;
  @Inject Rates rates;
  @Inject Stage stage;
  @Inject IsrContext isr;

  @Resource(lookup = "java:module/concurrent/PageExecutor")
  ManagedExecutorService executor;

  @Resource ManagedExecutorService common;

  @GET
  @Path("price")
  public String price(@PathParam("id") String id) {
    return prices.of(id);
  }

  @GET
  @Path("slow")
  public String slow(@PathParam("id") String id) {
    return prices.slow(id);
  }

  @GET
  @Path("page")
  @Isr
  public String page(@PathParam("id") String id) {
    return "page " + stage.run("page-" + id) + " of " + rates.of(id);
  }

  @GET
  @Path("other")
  @Isr
  public String other(@PathParam("id") String id) {
    return "other " + stage.run("other-" + id) + " of " + rates.of(id);
  }

  @GET
  @Path("item")
  @Isr
  public String item(@PathParam("id") long id) {
    return "item " + stage.run("item-" + id) + ": " + prices.name(id);
  }

  @GET
  @Path("worker")
  @Isr
  public String worker(@PathParam("id") String id) throws Exception {
    return worked(executor, id);
  }

  /** On the server's own executor. */
  @GET
  @Path("common")
  @Isr
  public String common(@PathParam("id") String id) throws Exception {
    return worked(common, id);
  }

  private String worked(ManagedExecutorService on, String id) throws Exception {
    String price =
        on.submit(
                () -> {
                  isr.addTag("worker:" + id);
                  return prices.tagged(id);
                })
            .get();
    return "worker " + stage.run("worker-" + id) + " of " + price;
  }

  @GET
  @Path("offer")
  @RolesAllowed({"reader", "editor"})
  public String offer(@PathParam("id") String id) {
    return prices.offer(id);
  }

  @GET
  @Path("offered")
  @Isr
  public String offered(@PathParam("id") String id) {
    return "offered to nobody: " + prices.offer(id);
  }

  @GET
  @Path("transaction")
  public String transaction(@PathParam("id") String id) {
    return prices.inTransaction(id);
  }

  /** A transaction around the call, in which nothing changes. */
  @GET
  @Path("within")
  @Transactional
  public String within(@PathParam("id") String id) {
    return prices.of(id);
  }

  /** The same, for a page that was begun before. */
  @GET
  @Path("within-page")
  @Isr
  @Transactional
  public String withinPage(@PathParam("id") String id) {
    return prices.of(id);
  }

  @GET
  @Path("retried")
  public String retried(@PathParam("id") String id) {
    return prices.retried(id);
  }

  @GET
  @Path("degraded")
  @Isr
  public String degraded(@PathParam("id") String id) {
    return "degraded " + stage.run("degraded-" + id) + ": " + prices.failing(id);
  }

  @GET
  @Path("sometimes")
  public String sometimes(@PathParam("id") String id) {
    return prices.sometimes(id);
  }

  @GET
  @Path("marking")
  @Transactional
  public String marking(@PathParam("id") String id) {
    try {
      return prices.marking(id);
    } catch (IllegalStateException e) {
      stage.note("marking", "thrown");
      throw e;
    }
  }

  @GET
  @Path("alone")
  public String alone(@PathParam("id") String id) {
    return prices.marking(id);
  }

  @GET
  @Path("later")
  public String later(@PathParam("id") String id) {
    return prices.later(id).toCompletableFuture().join();
  }

  @GET
  @Path("short-lived")
  public String shortLived(@PathParam("id") String id) {
    return prices.shortLived(id);
  }
}
