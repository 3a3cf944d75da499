package org.freshet.it.cache.app;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.freshet.isr.api.Isr;
import org.freshet.isr.api.PageView;

/** A page of an application that answers at the root. */
@Path("root")
@Produces("text/html")
@RequestScoped
public class RootPage {

  /** Takes every path. */
  @ApplicationPath("/")
  public static class Root extends Application {

    @Override
    public Set<Class<?>> getClasses() {
      return Set.of(RootPage.class);
    }
  }

  @GET
  @Isr
  public PageView page() {
    return PageView.of("/WEB-INF/root.jsp", "name", "root");
  }
}
