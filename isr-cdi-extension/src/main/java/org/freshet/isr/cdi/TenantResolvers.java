package org.freshet.isr.cdi;

import jakarta.enterprise.inject.AmbiguousResolutionException;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.freshet.isr.api.TenantResolver;
import org.freshet.isr.config.Codes;
import org.freshet.isr.config.Problems;
import org.freshet.isr.jaxrs.Tenants;
import org.jspecify.annotations.Nullable;

/**
 * Finds the application's tenant resolver among the beans that the container meets: the library
 * itself may lie where those of a WAR are not visible.
 */
final class TenantResolvers implements Tenants {

  private static final Set<String> REFUSED = Set.of("*", "cookie", "authorization");

  private final Set<Bean<? extends TenantResolver>> found = new LinkedHashSet<>();
  private @Nullable BeanManager manager;
  private volatile @Nullable TenantResolver resolver;
  private volatile @Nullable List<String> headers;

  /** A bean that could tell tenants. */
  void add(Bean<? extends TenantResolver> bean) {
    found.add(bean);
  }

  /** From here on beans are resolved. */
  void use(BeanManager beans) {
    manager = beans;
  }

  /** Why no bean can tell tenants, empty if one can. */
  String problem() {
    if (found.isEmpty()) {
      return "no bean implements TenantResolver, one must";
    }
    try {
      return bean() == null ? "no bean implements TenantResolver, one must" : "";
    } catch (AmbiguousResolutionException e) {
      return "several beans implement TenantResolver, one must";
    }
  }

  /** Whether a bean can tell tenants. */
  boolean arePresent() {
    return problem().isEmpty();
  }

  /** Reports what is wrong with the names of the headers. */
  void check(Problems problems) {
    for (String name : headers()) {
      if (REFUSED.contains(name) || name.isBlank()) {
        problems.add(
            Codes.ISR_VARIANT,
            "TenantResolver " + resolver().getClass().getName(),
            "headers() names '" + name + "', which no renewal could send, must not");
      }
    }
  }

  @Override
  public List<String> headers() {
    List<String> known = headers;
    if (known == null) {
      Set<String> sorted = new TreeSet<>();
      resolver().headers().forEach(name -> sorted.add(name.toLowerCase(Locale.ROOT)));
      known = List.copyOf(sorted);
      headers = known;
    }
    return known;
  }

  @Override
  public @Nullable String tenant(TenantResolver.Asked request) {
    return resolver().tenant(request);
  }

  private @Nullable Bean<? extends TenantResolver> bean() {
    BeanManager beans = manager;
    return beans == null ? null : beans.resolve(found);
  }

  /** Made at the first call: contextual references exist only after deployment. */
  private TenantResolver resolver() {
    TenantResolver known = resolver;
    if (known == null) {
      Bean<? extends TenantResolver> bean = bean();
      BeanManager beans = manager;
      if (bean == null || beans == null) {
        throw new IllegalStateException("no bean implements TenantResolver");
      }
      known =
          (TenantResolver)
              beans.getReference(bean, TenantResolver.class, beans.createCreationalContext(bean));
      resolver = known;
    }
    return known;
  }
}
