package org.freshet.it.app.wrong;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** Has the unit injected, so that the unit is known when the application starts. */
@ApplicationScoped
public class KeepsMisnamed {

  @PersistenceContext(unitName = "misnamed")
  EntityManager entities;
}
