package org.freshet.bench.site;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
import org.freshet.isr.api.Revalidator;
import org.freshet.isr.api.Tag;

/** Changes what pages show, as an editor would. */
@ApplicationScoped
@Path("")
@Produces(MediaType.APPLICATION_JSON)
public class Changes {

  @PersistenceContext EntityManager em;
  @Resource UserTransaction transaction;
  @Inject Revalidator revalidator;

  /**
   * Gives an entry a version, in a transaction of its own.
   *
   * @return when the commit was called, in microseconds since 1970: nobody can see the change
   *     before
   */
  @POST
  @Path("change/{id}/{version}")
  public String change(@PathParam("id") int id, @PathParam("version") int version)
      throws Exception {
    transaction.begin();
    try {
      Entry entry = em.find(Entry.class, id);
      if (entry == null) {
        throw new NotFoundException("there is no entry " + id);
      }
      entry.become(version);
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

  /** Raises tags that no page has, each for itself. */
  @POST
  @Path("noise/{raises}")
  public String noise(@PathParam("raises") int raises) {
    for (int i = 0; i < raises; i++) {
      revalidator.revalidate(Tag.of("noise", i % 10));
    }
    return "[" + raises + "]";
  }
}
