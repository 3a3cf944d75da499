package org.freshet.bookshop.storefront;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** The pages of the shop. */
@ApplicationPath("/books")
public class Storefront extends Application {

  @Override
  public Set<Class<?>> getClasses() {
    return Set.of(
        StorefrontResource.class,
        EditResource.class,
        InvalidQueryMapper.class,
        PageProblemMapper.class);
  }
}
