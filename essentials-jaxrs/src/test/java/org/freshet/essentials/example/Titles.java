package org.freshet.essentials.example;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.PersistenceContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Map;
import org.freshet.essentials.api.EntityPager;
import org.freshet.essentials.api.PageStyle;
import org.freshet.essentials.api.Paged;
import org.freshet.essentials.api.Pager;
import org.freshet.essentials.api.Paginated;

@Path("titles")
@RequestScoped
public class Titles {

  @PersistenceContext EntityManager entities;
  @Inject EntityPager pages;

  @GET
  @Paginated(
      value = PageStyle.CURSOR,
      order = "-published",
      sortable = {"published", "name"})
  public Paged<TitleView> list(@QueryParam("topic") String topic) {
    return pages
        .of(entities, Title.class)
        .where((builder, title) -> List.of(builder.equal(title.get("topic"), topic)))
        .page(TitleView::of);
  }

  @Inject Pager pager;

  @GET
  @Path("shelf")
  @Paginated(PageStyle.CURSOR)
  public Paged<TitleView> shelf() {
    List<TitleView> all = List.of(new TitleView(1, "one"), new TitleView(2, "two"));
    return pager.page(all, "id", Map.of("id", TitleView::id, "name", TitleView::name));
  }

  /** A row. */
  @Entity
  public static class Title {
    @Id long id;
    String name = "";
  }

  /** What clients see of it. */
  public record TitleView(long id, String name) {
    static TitleView of(Title title) {
      return new TitleView(title.id, title.name);
    }
  }
}
