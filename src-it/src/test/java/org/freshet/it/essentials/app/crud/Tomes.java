package org.freshet.it.essentials.app.crud;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.RequestScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.InputStream;
import java.util.List;
import org.freshet.essentials.api.CrudResource;
import org.freshet.essentials.api.PageStyle;
import org.freshet.essentials.api.Paged;
import org.freshet.essentials.api.Paginated;
import org.freshet.essentials.api.PermissionsAllowed;
import org.freshet.essentials.api.Problem;
import org.freshet.essentials.api.ProblemException;
import org.freshet.essentials.api.Projection;

/** Tomes to read and, for some, to write. */
@Path("tomes")
@RequestScoped
public class Tomes extends CrudResource<Tome, Long> {

  @PersistenceContext(unitName = "tomes")
  EntityManager entities;

  @Override
  protected EntityManager entities() {
    return entities;
  }

  @Override
  protected Projection<Tome> projection() {
    return Projection.of(Tome.class, TomeView::of)
        .creating(NewTome.class, NewTome::tome)
        .changing(TomeForm.class, TomeForm::of, TomeForm::applyTo)
        .filteredBy("topic", String.class, (b, tome, topic) -> b.equal(tome.get("topic"), topic))
        .filteredBy("least", Integer.class, (b, tome, least) -> b.ge(tome.get("price"), least));
  }

  @Context SecurityContext caller;

  @Override
  @Paginated(
      value = PageStyle.LIMIT_OFFSET,
      size = 3,
      order = "-price",
      sortable = {"title", "price"})
  public Paged<?> list() {
    return super.list();
  }

  @Override
  protected List<Predicate> restriction(CriteriaBuilder builder, Root<Tome> tome) {
    return caller.isUserInRole("reader")
        ? List.of()
        : List.of(builder.notEqual(tome.get("title"), "Hidden"));
  }

  @Override
  @RolesAllowed("editor")
  public Response create(InputStream body) {
    return super.create(body);
  }

  @Override
  @PermissionsAllowed(all = "tomes.delete")
  public Response delete(String id) {
    return super.delete(id);
  }

  @Override
  protected void beforeCreate(Tome tome) {
    if (tome.getPrice() > 1000) {
      throw new ProblemException(Problem.of(422).withDetail("Nobody buys that."));
    }
  }

  /** After everything was sent to the database, so that it has to be undone. */
  @Override
  protected void afterUpdate(Tome tome) {
    if (tome.getPrice() == 999) {
      throw new IllegalStateException("not for this price");
    }
  }

  @Override
  protected void beforeDelete(Tome tome) {
    entities.persist(copy("deleted-" + tome.getCode()));
  }

  private static Tome copy(String code) {
    Tome copy = new Tome(code);
    copy.setTitle("Copy");
    return copy;
  }

  @POST
  @Path("{id}/sale")
  @Produces("application/json")
  @RolesAllowed("editor")
  public Response sale(@PathParam("id") String id) {
    Tome tome = toWrite(id);
    tome.setPrice(tome.getPrice() / 2);
    entities.flush();
    return answer(Response.ok(), tome);
  }
}
