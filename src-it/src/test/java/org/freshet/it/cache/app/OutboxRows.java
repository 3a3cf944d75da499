package org.freshet.it.cache.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import org.freshet.isr.api.Revalidator;
import org.freshet.isr.api.Tag;
import org.freshet.isr.api.TagsRaised;

/** What is in the outbox, and what becomes of it. */
@Path("outbox")
@Produces("text/plain")
@ApplicationScoped
public class OutboxRows {

  @PersistenceContext(unitName = "items")
  EntityManager entities;

  @Inject Revalidator revalidator;
  @Inject Stage stage;

  @GET
  @Transactional
  public String rows() {
    return entities
        .createNativeQuery("SELECT COUNT(*) FROM ISR_OUTBOX")
        .getSingleResult()
        .toString();
  }

  /** Changes an item, and then thinks better of it. */
  @POST
  @Path("undone/{id}")
  @Transactional(rollbackOn = IllegalStateException.class)
  public String undone(@PathParam("id") long id) {
    entities.persist(new Item(id, "never"));
    entities.flush();
    throw new IllegalStateException("as directed");
  }

  /** Names a tag in a transaction that changes nothing else. */
  @POST
  @Path("named/{tag}")
  @Transactional
  public String named(@PathParam("tag") String tag) {
    revalidator.revalidate(Tag.parse(tag));
    return "";
  }

  void raised(@Observes TagsRaised event) {
    event.tags().forEach(tag -> stage.note("raised", tag + " " + event.why()));
  }
}
