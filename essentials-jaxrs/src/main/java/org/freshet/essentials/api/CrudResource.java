package org.freshet.essentials.api;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.freshet.essentials.api.Projection.Change;
import org.freshet.essentials.api.Projection.Creation;

/**
 * Rows of an entity for clients that read and write: a {@link ReadResource} with methods to create,
 * replace, patch and delete.
 *
 * <ol>
 *   <li>{@code POST} makes a row: 201 with {@code Location}, the row and its {@code ETag}.
 *   <li>{@code PUT {id}} replaces all that the form of {@link Projection#changing} has: 200.
 *   <li>{@code PATCH {id}} with {@code application/merge-patch+json} changes some of it (RFC 7396):
 *       null empties a member, what is not named stays. 200.
 *   <li>{@code DELETE {id}}: 204.
 *   <li>What a form does not know, the id for instance, is refused with 422, or ignored where
 *       {@code essentials.crud.unknown-members} says so. Violated constraints are 422, a body that
 *       is no JSON object 400, what contradicts other rows 409.
 *   <li>Where the entity has a {@code @Version}, {@code If-Match} holds a change to the version
 *       that the client has seen: 412 if there is another one meanwhile, however close. {@code
 *       essentials.crud.if-match=required} answers changes without it with 428.
 *   <li>A method whose form the projection does not declare answers 405.
 *   <li>Each request is one transaction. Whatever is thrown, from a hook for instance, undoes all.
 * </ol>
 *
 * <p>A method is guarded by an override with an annotation that calls {@code super}:
 *
 * <pre>{@code
 * @Override
 * @RolesAllowed("editor")
 * public Response delete(String id) {
 *   return super.delete(id);
 * }
 * }</pre>
 *
 * <p>Thread-safe if the subclass is.
 *
 * @param <E> the entity
 * @param <K> its id
 */
public abstract class CrudResource<E, K> extends ReadResource<E, K> {

  /** The media type of merge patches (RFC 7396). */
  public static final String MERGE_PATCH = "application/merge-patch+json";

  private static final String[] READING = {"HEAD", "OPTIONS"};
  private static final String[] READING_AND_DELETING = {"HEAD", "OPTIONS", "DELETE"};

  /** For the container. */
  protected CrudResource() {}

  /** Called before a row is made; throw a {@link ProblemException} to refuse it. */
  protected void beforeCreate(E row) {}

  /** Called when a row was made, and has its id, before the transaction commits. */
  protected void afterCreate(E row) {}

  /** Called with the row as it is, before what was sent is written into it. */
  protected void beforeUpdate(E row) {}

  /** Called with the changed row, before the transaction commits. */
  protected void afterUpdate(E row) {}

  /** Called before a row is deleted. */
  protected void beforeDelete(E row) {}

  /** Called when a row was deleted, before the transaction commits. */
  protected void afterDelete(E row) {}

  /** Makes a row. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Response create(InputStream body) {
    Creation<?, E> creation = projection().creation();
    if (creation == null) {
      throw new NotAllowedException("GET", READING);
    }
    E row = made(creation, body);
    beforeCreate(row);
    entities().persist(row);
    work.write(entities(), headers);
    afterCreate(row);
    work.write(entities(), headers);
    return answer(Response.created(uri.getAbsolutePathBuilder().path("{id}").build(id(row))), row);
  }

  /** Replaces what can be changed of a row. */
  @PUT
  @Path("{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public Response update(@PathParam("id") String id, InputStream body) {
    Change<?, E> change = change();
    E row = toWrite(id);
    return replaced(change, row, body);
  }

  /** Changes some of what can be changed of a row. */
  @PATCH
  @Path("{id}")
  @Consumes(MERGE_PATCH)
  @Produces(MediaType.APPLICATION_JSON)
  public Response patch(@PathParam("id") String id, InputStream body) {
    Change<?, E> change = change();
    E row = toWrite(id);
    return patched(change, row, body);
  }

  /** Deletes a row. */
  @DELETE
  @Path("{id}")
  public Response delete(@PathParam("id") String id) {
    E row = toWrite(id);
    beforeDelete(row);
    entities().remove(row);
    work.write(entities(), headers);
    afterDelete(row);
    work.write(entities(), headers);
    return Response.noContent().build();
  }

  /**
   * The row that a path names, if what the request says of its version holds; for methods of a
   * subclass that write.
   */
  protected E toWrite(String id) {
    E row = found(id);
    work.checkPreconditions(headers, work.version(entities(), projection().entity(), row));
    return row;
  }

  private <F> E made(Creation<F, E> creation, InputStream body) {
    return creation.row().apply(work.entering(creation.form(), body, providers));
  }

  private <F> Response replaced(Change<F, E> change, E row, InputStream body) {
    return written(change, row, work.entering(change.form(), body, providers));
  }

  private <F> Response patched(Change<F, E> change, E row, InputStream body) {
    F present = change.present().apply(row);
    return written(change, row, work.merged(change.form(), present, body, providers));
  }

  private <F> Response written(Change<F, E> change, E row, F form) {
    beforeUpdate(row);
    change.apply().accept(form, row);
    work.write(entities(), headers);
    afterUpdate(row);
    work.write(entities(), headers);
    return answer(Response.ok(), row);
  }

  private Change<?, E> change() {
    Change<?, E> change = projection().change();
    if (change == null) {
      throw new NotAllowedException("GET", READING_AND_DELETING);
    }
    return change;
  }
}
