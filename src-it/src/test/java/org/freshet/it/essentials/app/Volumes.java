package org.freshet.it.essentials.app;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.freshet.essentials.api.EntityPager;
import org.freshet.essentials.api.PageStyle;
import org.freshet.essentials.api.Paged;
import org.freshet.essentials.api.Pager;
import org.freshet.essentials.api.Paginated;

/** Rows page by page, in every way. */
@Path("volumes")
@RequestScoped
@PermitAll
@Produces("application/json")
public class Volumes {

  @PersistenceContext(unitName = "shelf")
  EntityManager entities;

  @Inject EntityPager rows;
  @Inject Pager pager;

  /** What clients see of a volume. */
  public static final class View {
    private final long id;
    private final int price;

    private View(Volume volume) {
      this.id = volume.getId();
      this.price = volume.getPrice();
    }

    public long getId() {
      return id;
    }

    public int getPrice() {
      return price;
    }
  }

  /** Prices from 1 to 3; every fourth has no title. */
  @POST
  @Path("{count}")
  @Transactional
  public void fill(@PathParam("count") int count) {
    entities.createQuery("delete from Volume v").executeUpdate();
    for (long id = 1; id <= count; id++) {
      entities.persist(new Volume(id, id % 4 == 0 ? null : "t" + id % 3, (int) (id % 3) + 1));
    }
  }

  @PUT
  @Path("{id}/{price}")
  @Transactional
  public void add(@PathParam("id") long id, @PathParam("price") int price) {
    entities.persist(new Volume(id, "added", price));
  }

  @DELETE
  @Path("{id}")
  @Transactional
  public void remove(@PathParam("id") long id) {
    entities.remove(entities.find(Volume.class, id));
  }

  @GET
  @Path("numbered")
  @Paginated(size = 4, maxSize = 5)
  public Paged<View> numbered() {
    return rows.of(entities, Volume.class).page(View::new);
  }

  @GET
  @Path("offset")
  @Paginated(value = PageStyle.LIMIT_OFFSET, size = 4, maxSize = 5, order = "-id")
  public Paged<View> offset() {
    return rows.of(entities, Volume.class).page(View::new);
  }

  @GET
  @Path("walked")
  @Paginated(
      value = PageStyle.CURSOR,
      size = 4,
      maxSize = 5,
      order = "-price",
      sortable = {"title", "price"})
  public Paged<View> walked(@QueryParam("least") int least) {
    return rows.of(entities, Volume.class)
        .where((builder, row) -> List.of(builder.ge(row.get("price"), least)))
        .page(View::new);
  }

  @GET
  @Path("other")
  @Paginated(value = PageStyle.CURSOR, order = "-price")
  public Paged<View> other() {
    return rows.of(entities, Volume.class).page(View::new);
  }

  @GET
  @Path("list")
  @Paginated(size = 4, total = false)
  public List<Integer> list() {
    return IntStream.rangeClosed(1, 10).boxed().toList();
  }

  @GET
  @Path("sorted")
  @Paginated(value = PageStyle.CURSOR, size = 4, order = "-half")
  public Paged<Long> sorted() {
    return pager.page(
        LongStream.rangeClosed(1, 10).boxed().toList(),
        "self",
        Map.of("half", number -> number / 2, "self", number -> number));
  }

  @GET
  @Path("unpaged")
  public String unpaged() {
    return "\"" + pager.size() + "\"";
  }
}
