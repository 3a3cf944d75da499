package org.freshet.docs.example;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import org.freshet.isr.api.Isr;
import org.freshet.isr.api.IsrContext;
import org.freshet.isr.api.Tag;

/** One post. */
@Path("posts")
@RequestScoped
@Produces("application/json")
public class PostResource {

  @Inject Posts posts;
  @Inject IsrContext isr;

  @GET
  @Path("{id}")
  @Isr(tags = "post:{id}")
  public PostView get(@PathParam("id") long id) {
    Post post = posts.find(id);
    isr.addTags(Tag.of("category", post.getCategory().getId()));
    return PostView.of(post);
  }
}
