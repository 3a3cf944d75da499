package org.freshet.it.essentials.app.crud;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import org.freshet.essentials.api.CrudResource;
import org.freshet.essentials.api.Projection;

/** Guarded as a class, and one method for nobody; nothing can be made or changed. */
@Path("exhibits")
@RequestScoped
@RolesAllowed("editor")
public class Exhibits extends CrudResource<Tome, Long> {

  @PersistenceContext(unitName = "tomes")
  EntityManager entities;

  @Override
  protected EntityManager entities() {
    return entities;
  }

  @Override
  protected Projection<Tome> projection() {
    return Projection.of(Tome.class, TomeView::of);
  }

  @Override
  @DenyAll
  public Response delete(String id) {
    return super.delete(id);
  }
}
