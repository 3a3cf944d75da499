package org.freshet.docs.example;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.freshet.isr.api.Isr;
import org.freshet.isr.api.PageView;

/** The posts of a category, for programs and for people. */
@Path("categories/{category}")
@RequestScoped
public class CategoryResource {

  @Inject Posts posts;

  @GET
  @Produces("application/json")
  @Isr(tags = "category:{category}", sMaxAge = 900, staleWhileRevalidate = 60)
  public List<PostView> list(
      @PathParam("category") long category, @QueryParam("page") @DefaultValue("0") int page) {
    return posts.inCategory(category, page).stream().map(PostView::of).toList();
  }

  @GET
  @Path("page")
  @Produces("text/html;charset=UTF-8")
  @Isr(tags = "category:{category}")
  public PageView page(@PathParam("category") long category) {
    return PageView.of("/WEB-INF/pages/category.jsp", "posts", posts.inCategory(category, 0));
  }
}
