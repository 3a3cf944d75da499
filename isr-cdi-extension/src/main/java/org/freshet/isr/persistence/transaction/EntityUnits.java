package org.freshet.isr.persistence.transaction;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import org.freshet.isr.api.Tag;
import org.freshet.isr.tags.EntityRef;

/** What changes have to know of the persistence units behind them. */
public interface EntityUnits {

  /** The entity classes that could have one of some tags. */
  Set<EntityRef> mentioning(Collection<Tag> tags);

  /** The tagged entity classes that are a class or extend it. */
  Set<Class<?>> taggedBelow(Class<?> type);

  /** The name of the unit of an entity class, if that is known not to take part in JTA. */
  Optional<String> outsideOfJta(Class<?> entityClass);
}
