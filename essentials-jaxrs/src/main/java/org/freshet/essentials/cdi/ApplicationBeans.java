package org.freshet.essentials.cdi;

import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.ArrayList;
import java.util.List;
import org.freshet.essentials.config.Codes;
import org.freshet.essentials.config.Findings;
import org.jspecify.annotations.Nullable;

/**
 * Beans of the application that are of one type, collected while it is deployed: from {@code
 * EAR/lib} nobody could ask for those of a WAR on every server.
 *
 * @param <T> the type
 */
final class ApplicationBeans<T> {

  private final Class<T> type;
  private final List<Bean<?>> found = new ArrayList<>();

  ApplicationBeans(Class<T> type) {
    this.type = type;
  }

  void add(Bean<?> bean) {
    found.add(bean);
  }

  /** Adds that there is not exactly one, which a setting needs. */
  void checkOne(String setting, Findings findings) {
    if (found.size() != 1) {
      findings.add(
          Codes.STORE_UNUSABLE,
          setting,
          "is 'bean', needs one bean that implements "
              + type.getName()
              + ", there are "
              + found.size());
    }
  }

  /** The one of a class, null if there is none. */
  @Nullable Bean<?> ofClass(Class<?> beanClass) {
    for (Bean<?> bean : found) {
      if (bean.getBeanClass() == beanClass) {
        return bean;
      }
    }
    return null;
  }

  boolean isEmpty() {
    return found.isEmpty();
  }

  /** The only one. */
  T one(BeanManager beans) {
    return get(found.get(0), type, beans);
  }

  static <T> T get(Bean<?> bean, Class<T> type, BeanManager beans) {
    return type.cast(beans.getReference(bean, type, beans.createCreationalContext(bean)));
  }
}
