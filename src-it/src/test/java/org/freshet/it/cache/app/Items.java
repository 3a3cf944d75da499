package org.freshet.it.cache.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import org.freshet.isr.api.Isr;
import org.freshet.it.persistence.Trap;

/** Items, changed in transactions. */
@Path("items/{id}")
@Produces("text/plain")
@ApplicationScoped
public class Items {

  @PersistenceContext(unitName = "items")
  EntityManager entities;

  @GET
  @Isr(tags = "item:{id}", staleWhileRevalidate = 0)
  @Transactional
  public String item(@PathParam("id") long id) {
    return current(id);
  }

  /** The same past every cache. */
  @GET
  @Path("now")
  @Transactional
  public String current(@PathParam("id") long id) {
    Item item = entities.find(Item.class, id);
    return item == null ? "none" : item.name();
  }

  /** Depends on all traps that could be of this number. */
  @GET
  @Path("traps")
  @Isr(tags = "trap:{id}", staleWhileRevalidate = 0)
  @Transactional
  public String traps(@PathParam("id") long id) {
    return entities.createQuery("select count(t) from Trap t", Long.class).getSingleResult() + "";
  }

  @POST
  @Path("traps")
  @Transactional
  public String set(@PathParam("id") long id) {
    entities.persist(new Trap(id));
    return "";
  }

  @PUT
  @Transactional
  public String write(@PathParam("id") long id, String name) {
    Item item = entities.find(Item.class, id);
    if (item == null) {
      entities.persist(new Item(id, name));
    } else {
      item.rename(name);
    }
    return name;
  }
}
