package org.freshet.bookshop.api;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;
import org.freshet.bookshop.dashboard.DashboardResource;
import org.freshet.bookshop.problem.ProblemMapper;

/** Version 1 of the shop's API. */
@ApplicationPath("/api/v1")
public class ShopApi extends Application {

  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(
        BookResource.class,
        DashboardResource.class,
        InvalidParameterMapper.class,
        ProblemMapper.class);
  }
}
