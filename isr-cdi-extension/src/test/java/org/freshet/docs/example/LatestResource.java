package org.freshet.docs.example;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.List;
import org.freshet.isr.api.Isr;

/** A list that depends on the posts it shows, and on there being others. */
@Path("latest")
@RequestScoped
@Produces("application/json")
public class LatestResource {

  @Inject Posts posts;

  @GET
  @Isr(tags = "posts", tagResolver = PostTags.class)
  public List<PostView> latest() {
    return posts.inCategory(1, 0).stream().map(PostView::of).toList();
  }
}
