package org.freshet.it.app;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** Notes in a database: a reader reads, an editor writes. */
@Path("notes/{id}")
@RequestScoped
@Transactional
public class Notes {

  @PersistenceContext EntityManager notes;

  @GET
  @RolesAllowed("reader")
  public String read(@PathParam("id") long id) {
    return notes.find(Note.class, id).getText();
  }

  @PUT
  @RolesAllowed("editor")
  public void write(@PathParam("id") long id, String text) {
    notes.persist(new Note(id, text));
  }
}
