package org.freshet.docs.example;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.freshet.isr.api.Revalidator;

/** Changes that are known by where they show. */
@ApplicationScoped
class Releases {

  @Inject Revalidator revalidator;

  void templateChanged() {
    revalidator.revalidateRoute(RecipeResource.class, "get");
  }

  void withdrawn(String shelf) {
    revalidator.expirePrefix("/kitchen/api/" + shelf);
  }
}
