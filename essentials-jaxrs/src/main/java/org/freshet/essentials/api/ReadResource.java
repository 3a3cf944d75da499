package org.freshet.essentials.api;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.criteria.CriteriaBuilder;
import jakarta.persistence.criteria.Predicate;
import jakarta.persistence.criteria.Root;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import jakarta.ws.rs.ext.Providers;
import java.util.ArrayList;
import java.util.List;
import org.freshet.essentials.api.Projection.FilteredBy;
import org.jspecify.annotations.Nullable;

/**
 * Rows of an entity for clients that read: all of them page by page, and each by its id. A subclass
 * is a resource with a path and a scope, such as {@code @RequestScoped}, and says what leaves.
 *
 * <pre>{@code
 * @Path("books")
 * @RequestScoped
 * public class Books extends ReadResource<Book, Long> {
 *
 *   @PersistenceContext EntityManager entities;
 *
 *   @Override
 *   protected EntityManager entities() {
 *     return entities;
 *   }
 *
 *   @Override
 *   protected Projection<Book> projection() {
 *     return Projection.of(Book.class, BookView::of);
 *   }
 * }
 * }</pre>
 *
 * <ol>
 *   <li>{@code GET} answers with a page of rows; override {@link #list()} with a {@link Paginated}
 *       of its own for another style, order or size.
 *   <li>{@code GET {id}} answers with one row and the {@code ETag} of its version, if the entity
 *       has one; 404 if there is none that the caller may see.
 *   <li>Each request runs in one transaction, and so do other methods of a subclass.
 *   <li>{@code @RolesAllowed}, {@code @PermitAll} and {@code @DenyAll} hold on the subclass for
 *       what it inherits as well, and on methods that it overrides with a call of {@code super};
 *       likewise every annotation of this library.
 * </ol>
 *
 * <p>Thread-safe if the subclass is.
 *
 * @param <E> the entity
 * @param <K> its id
 */
@Transactional(rollbackOn = Exception.class)
public abstract class ReadResource<E, K> {

  @Inject EntityPager pages;
  @Inject CrudWork work;
  @Context UriInfo uri;
  @Context HttpHeaders headers;
  @Context Providers providers;

  /** For the container. */
  protected ReadResource() {}

  /** Reads and writes rows. */
  protected abstract EntityManager entities();

  /** What leaves and what enters. */
  protected abstract Projection<E> projection();

  /**
   * Which rows there are for the caller; others are not found, whoever asks how. Default: all.
   *
   * @return all that must hold
   */
  protected List<Predicate> restriction(CriteriaBuilder builder, Root<E> row) {
    return List.of();
  }

  /**
   * The id that a path names.
   *
   * @return null if it can be none. Default: what the text stands for in the type of the entity's
   *     only id; override it where there are several
   */
  @SuppressWarnings("unchecked") // the entity has the ids that the subclass says it has
  protected @Nullable K key(String id) {
    return (K) work.key(entities(), projection().entity(), id);
  }

  /** The id of a row as paths name it. Default: its text. */
  protected String id(E row) {
    return work.id(entities(), row);
  }

  /** A page of rows, in the order of their ids unless an override's {@link Paginated} says more. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  @Paginated
  public Paged<?> list() {
    Projection<E> projection = projection();
    return pages
        .of(entities(), projection.entity())
        .where((builder, row) -> chosen(projection, builder, row))
        .page(projection::leaving);
  }

  /** One row. */
  @GET
  @Path("{id}")
  @Produces(MediaType.APPLICATION_JSON)
  public Response retrieve(@PathParam("id") String id) {
    return answer(Response.ok(), found(id));
  }

  /**
   * The row that a path names; for methods of a subclass.
   *
   * @throws NotFoundException if there is none that the caller may see
   */
  protected E found(String id) {
    K key = key(id);
    E row =
        key == null ? null : work.find(entities(), projection().entity(), key, this::restriction);
    if (row == null) {
      throw new NotFoundException();
    }
    return row;
  }

  /** A response with what leaves of a row and its entity tag; for methods of a subclass. */
  protected Response answer(Response.ResponseBuilder response, E row) {
    Projection<E> projection = projection();
    String version = work.version(entities(), projection.entity(), row);
    if (version != null) {
      response.tag(version);
    }
    return response.entity(projection.leaving(row)).build();
  }

  private List<Predicate> chosen(Projection<E> projection, CriteriaBuilder builder, Root<E> row) {
    List<Predicate> all = new ArrayList<>(restriction(builder, row));
    projection
        .filters()
        .forEach(
            (parameter, filter) -> {
              List<String> texts = uri.getQueryParameters().get(parameter);
              if (texts != null && !texts.isEmpty()) {
                all.add(any(filter, parameter, texts, builder, row));
              }
            });
    return all;
  }

  private <V> Predicate any(
      FilteredBy<E, V> by,
      String parameter,
      List<String> texts,
      CriteriaBuilder builder,
      Root<E> row) {
    List<Predicate> any = new ArrayList<>();
    for (String text : texts) {
      any.add(by.filter().of(builder, row, work.value(by.type(), parameter, text)));
    }
    return builder.or(any.toArray(Predicate[]::new));
  }
}
