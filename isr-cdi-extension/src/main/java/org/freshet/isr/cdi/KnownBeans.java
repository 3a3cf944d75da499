package org.freshet.isr.cdi;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Default;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.freshet.isr.define.BeanFinder;
import org.jspecify.annotations.Nullable;

/**
 * Finds beans: those that the bean manager knows, and where it knows none, those that the container
 * has told of while it deployed the application. The library may lie in {@code EAR/lib}, whose bean
 * manager does not see the beans of a WAR on every server.
 */
final class KnownBeans implements BeanFinder {

  private final List<Bean<?>> met = new ArrayList<>();
  private @Nullable BeanManager manager;

  /** The container tells of a bean. */
  void add(Bean<?> bean) {
    met.add(bean);
  }

  /** From here on the bean manager may be asked. */
  void use(BeanManager beans) {
    manager = beans;
  }

  @Override
  public Set<Bean<?>> find(Type type, Annotation... qualifiers) {
    Set<Bean<?>> found = manager().getBeans(type, qualifiers);
    return found.isEmpty() ? met(type, qualifiers) : found;
  }

  private Set<Bean<?>> met(Type type, Annotation... qualifiers) {
    Set<Annotation> wanted =
        qualifiers.length == 0 ? Set.of(Default.Literal.INSTANCE) : Set.of(qualifiers);
    Set<Bean<?>> found = new LinkedHashSet<>();
    for (Bean<?> bean : met) {
      if (bean.getTypes().contains(type) && isQualified(bean, wanted)) {
        found.add(bean);
      }
    }
    return found;
  }

  private static boolean isQualified(Bean<?> bean, Set<Annotation> wanted) {
    return wanted.stream()
        .allMatch(one -> one.equals(Any.Literal.INSTANCE) || bean.getQualifiers().contains(one));
  }

  /** All beans of a type that the container has told of, whatever their qualifiers. */
  List<Bean<?>> all(Type type) {
    return met.stream().filter(bean -> bean.getTypes().contains(type)).toList();
  }

  /** The only bean of a type, null if there is none. */
  @Nullable Bean<?> one(Class<?> type) {
    return manager().resolve(find(type));
  }

  /** What a bean is asked through. */
  <T> T reference(Bean<?> bean, Class<T> type) {
    BeanManager beans = manager();
    return type.cast(beans.getReference(bean, type, beans.createCreationalContext(bean)));
  }

  private BeanManager manager() {
    BeanManager known = manager;
    if (known == null) {
      throw new IllegalStateException("asked for before the deployment was validated");
    }
    return known;
  }
}
