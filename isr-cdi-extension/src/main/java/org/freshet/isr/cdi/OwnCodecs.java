package org.freshet.isr.cdi;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.freshet.isr.api.ValueCodec;
import org.jspecify.annotations.Nullable;

/**
 * The application's codecs of values among the beans that the container meets: the library itself
 * may lie where those of a WAR are not visible.
 */
final class OwnCodecs {

  private final Set<Bean<?>> found = new LinkedHashSet<>();
  private @Nullable BeanManager manager;

  /** A bean that is a codec. */
  void add(Bean<?> bean) {
    found.add(bean);
  }

  /** From here on beans are resolved. */
  void use(BeanManager beans) {
    manager = beans;
  }

  /** All of them, the highest priority first, those of one priority by their names. */
  List<ValueCodec> all() {
    BeanManager beans = manager;
    if (beans == null) {
      throw new IllegalStateException("beans exist only after deployment");
    }
    return found.stream()
        .sorted(
            Comparator.<Bean<?>>comparingInt(bean -> -priority(bean))
                .thenComparing(bean -> bean.getBeanClass().getName()))
        .map(
            bean ->
                (ValueCodec)
                    beans.getReference(bean, ValueCodec.class, beans.createCreationalContext(bean)))
        .toList();
  }

  private static int priority(Bean<?> bean) {
    Priority priority = bean.getBeanClass().getAnnotation(Priority.class);
    return priority == null ? 0 : priority.value();
  }
}
