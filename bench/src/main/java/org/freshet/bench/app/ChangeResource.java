package org.freshet.bench.app;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Status;
import jakarta.transaction.UserTransaction;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Changes what the item shows, in a transaction, as an editor would. */
@ApplicationScoped
@Path("change")
public class ChangeResource {

  @PersistenceContext EntityManager em;
  @Resource UserTransaction transaction;

  /**
   * Gives the first line of an item another title.
   *
   * @return when the commit was called, in microseconds since 1970: nobody can see the change
   *     before
   */
  @POST
  @Path("{id}/{title}")
  @Produces(MediaType.APPLICATION_JSON)
  public String change(@PathParam("id") int id, @PathParam("title") String title) throws Exception {
    transaction.begin();
    try {
      Line line = em.find(Line.class, Line.id(id, 1));
      if (line == null) {
        throw new NotFoundException("there is no item " + id);
      }
      line.entitle(title);
      // Now, so that the commit has nothing left to do but to commit.
      em.flush();
      Instant called = Instant.now();
      transaction.commit();
      return Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, called));
    } finally {
      if (transaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
        transaction.rollback();
      }
    }
  }
}
