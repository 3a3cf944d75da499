package org.freshet.essentials.cdi;

import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.util.Set;
import org.freshet.essentials.api.RateLimitKey;
import org.jspecify.annotations.Nullable;

/** Finds resolvers among the beans, else makes them. */
final class KeyResolvers {

  private final BeanManager beans;

  KeyResolvers(BeanManager beans) {
    this.beans = beans;
  }

  @Nullable RateLimitKey resolver(Class<? extends RateLimitKey> type) {
    Set<Bean<?>> found = beans.getBeans(type);
    if (!found.isEmpty()) {
      Bean<?> bean = beans.resolve(found);
      CreationalContext<?> context = beans.createCreationalContext(bean);
      return type.cast(beans.getReference(bean, type, context));
    }
    try {
      Constructor<? extends RateLimitKey> constructor = type.getConstructor();
      return Modifier.isAbstract(type.getModifiers()) ? null : constructor.newInstance();
    } catch (ReflectiveOperationException e) {
      return null;
    }
  }

  /** Whether one can be found or made, without making it. */
  boolean isThere(Class<? extends RateLimitKey> type) {
    if (!beans.getBeans(type).isEmpty()) {
      return true;
    }
    try {
      return Modifier.isPublic(type.getConstructor().getModifiers())
          && !Modifier.isAbstract(type.getModifiers());
    } catch (NoSuchMethodException e) {
      return false;
    }
  }
}
