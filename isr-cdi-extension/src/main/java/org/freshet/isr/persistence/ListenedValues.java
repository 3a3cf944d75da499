package org.freshet.isr.persistence;

import jakarta.persistence.Persistence;
import jakarta.persistence.PersistenceUtil;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.freshet.isr.persistence.eclipselink.EclipseLinkObjects;
import org.freshet.isr.persistence.eclipselink.WeavedAttribute;
import org.freshet.isr.persistence.template.AttributeAccess;
import org.freshet.isr.persistence.template.LoadedValues;
import org.jspecify.annotations.Nullable;

/**
 * Reads what an entity listener is handed, whichever provider hands it: EclipseLink's weaved
 * classes by what weaving left in them, all others as {@link PersistenceUtil} allows. Thread-safe.
 */
final class ListenedValues implements LoadedValues {

  private final PersistenceUtil loaded;
  private final EclipseLinkObjects eclipseLink = new EclipseLinkObjects();
  private final Map<Class<?>, Map<String, Reader>> readers = new ConcurrentHashMap<>();

  ListenedValues() {
    this(Persistence.getPersistenceUtil());
  }

  ListenedValues(PersistenceUtil loaded) {
    this.loaded = loaded;
  }

  @Override
  public @Nullable Object read(Object owner, String attribute) {
    return readers
        .computeIfAbsent(owner.getClass(), type -> new ConcurrentHashMap<>())
        .computeIfAbsent(attribute, name -> reader(owner.getClass(), name))
        .read(owner);
  }

  private Reader reader(Class<?> type, String name) {
    Optional<AttributeAccess> found = AttributeAccess.of(type, name);
    if (found.isEmpty() || type.getName().contains("HibernateProxy")) {
      return owner -> UNKNOWN;
    }
    AttributeAccess access = found.get();
    if (!EclipseLinkObjects.isWeaved(type)) {
      return owner ->
          loaded.isLoaded(owner, name) ? eclipseLink.inMemory(access.get(owner)) : UNKNOWN;
    }
    return new WeavedAttribute(eclipseLink, type, name, access)::read;
  }

  @FunctionalInterface
  private interface Reader {
    @Nullable Object read(Object owner);
  }
}
