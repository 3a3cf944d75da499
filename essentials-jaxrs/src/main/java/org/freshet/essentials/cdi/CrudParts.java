package org.freshet.essentials.cdi;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import jakarta.ws.rs.core.FeatureContext;
import java.lang.reflect.Method;
import org.freshet.essentials.api.CrudWork;
import org.freshet.essentials.api.ReadResource;
import org.freshet.essentials.config.EssentialsSettings;
import org.freshet.essentials.crud.EntityWork;
import org.freshet.essentials.crud.GuardFilter;
import org.freshet.essentials.crud.PatchFilter;

/** Adds what resources of an entity need, where there is what they are about. */
final class CrudParts {

  private CrudParts() {}

  static boolean areThere() {
    return Present.isThere("jakarta.persistence.criteria.CriteriaBuilder")
        && Present.isThere("jakarta.transaction.Transactional");
  }

  static void addWork(AfterBeanDiscovery event) {
    boolean validates = Present.isThere("jakarta.validation.Validator");
    event
        .<CrudWork>addBean()
        .types(CrudWork.class, Object.class)
        .scope(Dependent.class)
        .produceWith(
            beans -> {
              EssentialsSettings settings = beans.select(EssentialsSettings.class).get();
              return new EntityWork(settings.crud(), settings.problem(), validates);
            });
  }

  /** Binds to a method of such a resource what it needs there. */
  static void bind(Class<?> type, Method method, String challenge, FeatureContext context) {
    if (ReadResource.class.isAssignableFrom(type)) {
      GuardFilter guard = GuardFilter.of(type, method, challenge);
      if (guard != null) {
        context.register(guard, GuardFilter.PRIORITY);
      }
      if (PatchFilter.concerns(type, method)) {
        context.register(new PatchFilter(), PatchFilter.PRIORITY);
      }
    }
  }
}
