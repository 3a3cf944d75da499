package org.freshet.it.cache.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.Set;
import org.freshet.isr.api.Isr;
import org.freshet.isr.api.Tag;
import org.freshet.isr.api.TagResolver;

/** A page whose tags a bean knows. */
@Path("shelved")
@RequestScoped
public class Shelved {

  @Inject Stage stage;

  @GET
  @Path("{page}")
  @Isr(tagResolver = Shelves.class)
  public String page(@PathParam("page") String page) {
    return page + " " + stage.run(page);
  }

  /** Knows them by what is injected, which an instance that nobody manages does not have. */
  @ApplicationScoped
  public static class Shelves implements TagResolver {

    @Inject Stage stage;

    @Override
    public Set<Tag> tags(Answered response) {
      return Set.of(Tag.of("shelf", stage.line("shelf", "upper")));
    }
  }
}
