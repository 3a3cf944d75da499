package org.freshet.it.essentials.app.access;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import java.util.concurrent.atomic.AtomicInteger;
import org.freshet.essentials.api.PermissionsAllowed;
import org.freshet.isr.api.Isr;

/** Cached pages, for all and for some. */
@Path("pages")
@Produces("text/plain")
@ApplicationScoped
public class Pages {

  private final AtomicInteger runs = new AtomicInteger();

  @GET
  @Path("free")
  @Isr(tags = "pages:free")
  public String free() {
    return "free " + runs.incrementAndGet();
  }

  @GET
  @Path("guarded")
  @Isr(tags = "pages:guarded")
  @PermissionsAllowed(all = "books.read")
  public String guarded() {
    return "guarded " + runs.incrementAndGet();
  }
}
