package org.freshet.bench.site;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.concurrent.TimeUnit;
import org.freshet.isr.api.Isr;

/** The pages that are read. */
@ApplicationScoped
@Path("")
@Produces(MediaType.APPLICATION_JSON)
public class Pages {

  /** How long a page of the shelf takes. */
  private static final int SLOW_MILLIS = 40;

  /** What all pages of the shelf show. */
  private static final int SHELF = 1000;

  @PersistenceContext EntityManager em;

  /**
   * The version of an entry, as the persistence unit knows it and as the database holds it: two
   * numbers, which differ only where a second-level cache is behind.
   */
  @GET
  @Path("entry/{id}")
  @Isr(tags = "entry:{id}", sMaxAge = 3600, staleWhileRevalidate = 2, staleIfError = 60)
  public String entry(@PathParam("id") int id) {
    return versions(id);
  }

  /** A page that takes its time, of many that show the same entry. */
  @GET
  @Path("shelf/{place}")
  @Isr(tags = "entry:1000", sMaxAge = 3600, staleWhileRevalidate = 2, staleIfError = 60)
  public String shelf(@PathParam("place") int place) throws InterruptedException {
    String shown = versions(SHELF);
    TimeUnit.MILLISECONDS.sleep(SLOW_MILLIS);
    return "[" + shown + "," + place + "]";
  }

  /** A page that nobody has asked for before, if the number is a new one. */
  @GET
  @Path("probe/{number}")
  @Isr(tags = "probe:{number}", sMaxAge = 3600)
  public String probe(@PathParam("number") int number) {
    return "[" + number + "]";
  }

  /** What takes no part in anything: how quick the server is, whatever goes on. */
  @GET
  @Path("plain")
  public String plain() {
    return versions(1);
  }

  private String versions(int id) {
    Entry entry = em.find(Entry.class, id);
    if (entry == null) {
      throw new NotFoundException("there is no entry " + id);
    }
    Object held =
        em.createNativeQuery("select VERSION from ENTRY where ID = ?")
            .setParameter(1, id)
            .getSingleResult();
    return "[" + entry.getVersion() + "," + held + "]";
  }
}
