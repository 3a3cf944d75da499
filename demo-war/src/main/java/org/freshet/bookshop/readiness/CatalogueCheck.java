package org.freshet.bookshop.readiness;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;
import org.freshet.bookshop.catalogue.Catalogue;

/** Ready when the database says that there are books. Why it is not, stands in the log only. */
@Readiness
@ApplicationScoped
public class CatalogueCheck implements HealthCheck {

  private static final Logger LOG = System.getLogger(CatalogueCheck.class.getName());

  @Inject private Catalogue catalogue;

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder answer = HealthCheckResponse.named("catalogue");
    try {
      long books = catalogue.count();
      return answer.withData("books", books).status(books > 0).build();
    } catch (PersistenceException e) {
      LOG.log(Level.WARNING, "the catalogue cannot be read", e);
      return answer.down().build();
    }
  }
}
