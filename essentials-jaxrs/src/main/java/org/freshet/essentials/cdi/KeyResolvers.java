package org.freshet.essentials.cdi;

import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import org.freshet.essentials.api.RateLimitKey;
import org.jspecify.annotations.Nullable;

/** Finds resolvers among the beans, else makes them. */
final class KeyResolvers {

  private final ApplicationBeans<RateLimitKey> collected;
  private final BeanManager beans;

  KeyResolvers(ApplicationBeans<RateLimitKey> collected, BeanManager beans) {
    this.collected = collected;
    this.beans = beans;
  }

  @Nullable RateLimitKey resolver(Class<? extends RateLimitKey> type) {
    Bean<?> bean = bean(type);
    if (bean != null) {
      return ApplicationBeans.get(bean, RateLimitKey.class, beans);
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
    if (bean(type) != null) {
      return true;
    }
    try {
      return Modifier.isPublic(type.getConstructor().getModifiers())
          && !Modifier.isAbstract(type.getModifiers());
    } catch (NoSuchMethodException e) {
      return false;
    }
  }

  /** One that was collected, or else that is produced. */
  private @Nullable Bean<?> bean(Class<? extends RateLimitKey> type) {
    Bean<?> known = collected.ofClass(type);
    return known != null ? known : beans.resolve(beans.getBeans(type));
  }
}
