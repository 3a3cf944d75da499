package org.freshet.bench.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.freshet.isr.api.Isr;

/**
 * The resource: a hit in front, a hit behind, a miss and the bare resource are all this one class,
 * deployed with the library, with its door in front closed, and without it.
 */
@ApplicationScoped
@Path("item")
@Produces(MediaType.APPLICATION_JSON)
public class ItemResource {

  @Inject Lines lines;

  /**
   * An item of about 10 KB: twenty rows read by one query.
   *
   * @param id which one
   * @param n selects among stored responses and changes nothing: another one is another key
   */
  @GET
  @Path("{id}")
  @Isr(tags = "item:{id}", sMaxAge = 86_400)
  public Item item(@PathParam("id") int id, @QueryParam("n") long n) {
    return new Item(id, lines.of(id));
  }

  /** The same bytes, read from nowhere: what a resource costs that needs no cache. */
  @GET
  @Path("{id}/made")
  @Isr(tags = "item:{id}", sMaxAge = 86_400)
  public Item made(@PathParam("id") int id, @QueryParam("n") long n) {
    return Item.made(id);
  }
}
