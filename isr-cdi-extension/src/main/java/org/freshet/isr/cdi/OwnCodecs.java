package org.freshet.isr.cdi;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.spi.Bean;
import java.util.Comparator;
import java.util.List;
import org.freshet.isr.api.ValueCodec;

/**
 * The application's codecs of values among the beans that the container meets: the library itself
 * may lie where those of a WAR are not visible.
 *
 * @param beans all that it has met
 */
record OwnCodecs(KnownBeans beans) {

  /** All of them, the highest priority first, those of one priority by their names. */
  List<ValueCodec> all() {
    return beans.all(ValueCodec.class).stream()
        .sorted(
            Comparator.<Bean<?>>comparingInt(bean -> -priority(bean))
                .thenComparing(bean -> bean.getBeanClass().getName()))
        .map(bean -> beans.reference(bean, ValueCodec.class))
        .toList();
  }

  private static int priority(Bean<?> bean) {
    Priority priority = bean.getBeanClass().getAnnotation(Priority.class);
    return priority == null ? 0 : priority.value();
  }
}
