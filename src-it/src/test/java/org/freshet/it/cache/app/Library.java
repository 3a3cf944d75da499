package org.freshet.it.cache.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.ClientErrorException;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import org.freshet.isr.api.Isr;

/** Shelves and volumes: pages that show them, and transactions that change them. */
@Path("library")
@Produces("text/plain")
@ApplicationScoped
public class Library {

  private static final int CONFLICT = 409;

  @PersistenceContext(unitName = "library")
  EntityManager entities;

  @Inject Stage stage;

  @GET
  @Path("shelves/{id}")
  @Isr(tags = "shelf:{id}")
  @Transactional
  public String shelf(@PathParam("id") long id) {
    stage.run("shelf-" + id);
    return String.join(
        ", ",
        entities
            .createQuery(
                "select v.title from Volume v where v.shelf.id = :id order by v.title",
                String.class)
            .setParameter("id", id)
            .getResultList());
  }

  @GET
  @Path("volumes/{id}")
  @Isr(tags = "volume:{id}")
  @Transactional
  public String volume(@PathParam("id") long id) {
    stage.run("volume-" + id);
    return entities.find(Volume.class, id).title();
  }

  @GET
  @Path("count")
  @Isr(tags = "volumes")
  @Transactional
  public String count() {
    stage.run("count");
    return entities.createQuery("select count(v) from Volume v", Long.class).getSingleResult() + "";
  }

  @POST
  @Path("shelves/{id}")
  @Transactional
  public String build(@PathParam("id") long id) {
    entities.persist(new Shelf(id));
    return "";
  }

  @POST
  @Path("shelves/{shelf}/{id}/{title}")
  @Transactional
  public String add(
      @PathParam("shelf") long shelf, @PathParam("id") long id, @PathParam("title") String title) {
    entities.persist(new Volume(id, title, entities.getReference(Shelf.class, shelf)));
    return "";
  }

  @POST
  @Path("volumes/{id}/to/{shelf}")
  @Transactional
  public String move(@PathParam("id") long id, @PathParam("shelf") long shelf) {
    entities.find(Volume.class, id).moveTo(entities.getReference(Shelf.class, shelf));
    return "";
  }

  /** Changes everything about a volume, tells the database, and thinks better of it. */
  @POST
  @Path("volumes/{id}/almost/{shelf}")
  @Transactional
  public String almost(@PathParam("id") long id, @PathParam("shelf") long shelf) {
    Volume volume = entities.find(Volume.class, id);
    volume.retitle("never");
    volume.moveTo(entities.getReference(Shelf.class, shelf));
    entities.flush();
    throw new ClientErrorException(CONFLICT);
  }

  /** Changes a title, tells the database, and commits when a test lets it. */
  @POST
  @Path("volumes/{id}/slowly/{title}")
  @Transactional
  public String slowly(@PathParam("id") long id, @PathParam("title") String title) {
    entities.find(Volume.class, id).retitle(title);
    entities.flush();
    stage.pass("slowly-" + id);
    return "";
  }

  /** A whole delivery in one transaction. */
  @POST
  @Path("delivery/{shelf}/{count}")
  @Transactional
  public String delivery(@PathParam("shelf") long shelf, @PathParam("count") int count) {
    Shelf to = entities.getReference(Shelf.class, shelf);
    for (int i = 0; i < count; i++) {
      entities.persist(new Volume(10_000 + i, "volume " + i, to));
    }
    return "";
  }
}
