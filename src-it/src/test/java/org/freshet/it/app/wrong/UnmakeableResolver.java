package org.freshet.it.app.wrong;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import org.freshet.isr.api.Isr;
import org.freshet.isr.api.TagResolver;

/** A resolver that is no bean and cannot be made. */
@Path("wrong")
@RequestScoped
public class UnmakeableResolver {

  @GET
  @Isr(tagResolver = Abstract.class)
  public String answer() {
    return "never";
  }

  /** Not to be made. */
  public abstract static class Abstract implements TagResolver {}
}
