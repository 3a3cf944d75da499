package org.freshet.it.essentials.app.crud;

import jakarta.enterprise.context.RequestScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import org.freshet.essentials.api.Projection;
import org.freshet.essentials.api.ReadResource;

/** Would show rows as they are; and makes the rows of these tests. */
@Path("leaks")
@RequestScoped
public class Leaks extends ReadResource<Tome, Long> {

  @PersistenceContext(unitName = "tomes")
  EntityManager entities;

  @Override
  protected EntityManager entities() {
    return entities;
  }

  @Override
  protected Projection<Tome> projection() {
    return Projection.of(Tome.class, tome -> tome);
  }

  /** Rows with prices from 10 in steps of 10; the first one is hidden. */
  @POST
  @Path("rows/{count}")
  public void rows(@PathParam("count") int count) {
    entities.createQuery("delete from Tome t").executeUpdate();
    for (int i = 0; i < count; i++) {
      Tome tome = new Tome("c" + i);
      tome.setTitle(i == 0 ? "Hidden" : "Title " + i);
      tome.setTopic(i % 2 == 0 ? "even" : "odd");
      tome.setPrice(10 * (i + 1));
      entities.persist(tome);
    }
  }
}
