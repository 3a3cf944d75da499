package org.freshet.isr.persistence.hibernate;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.freshet.isr.persistence.template.AttributeAccess;
import org.freshet.isr.persistence.template.LoadedValues;
import org.hibernate.Hibernate;
import org.hibernate.bytecode.enhance.spi.LazyPropertyInitializer;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.proxy.HibernateProxy;
import org.hibernate.proxy.LazyInitializer;
import org.jspecify.annotations.Nullable;

/**
 * Reads Hibernate's objects: of a proxy or collection that is not initialized no more than the
 * identifier it was made with. Thread-safe.
 */
final class HibernateValues implements LoadedValues {

  private final SessionFactoryImplementor factory;
  private final Map<Class<?>, Map<String, Optional<AttributeAccess>>> accesses =
      new ConcurrentHashMap<>();

  HibernateValues(SessionFactoryImplementor factory) {
    this.factory = factory;
  }

  @Override
  public @Nullable Object read(Object owner, String attribute) {
    Object loaded = inMemory(owner);
    if (loaded == null || loaded == UNKNOWN) {
      return UNKNOWN;
    }
    if (loaded instanceof KnownId id) {
      return id.read(attribute);
    }
    if (!Hibernate.isPropertyInitialized(loaded, attribute)) {
      return UNKNOWN;
    }
    Optional<AttributeAccess> access =
        accesses
            .computeIfAbsent(loaded.getClass(), type -> new ConcurrentHashMap<>())
            .computeIfAbsent(attribute, name -> AttributeAccess.of(loaded.getClass(), name));
    return access.isPresent() ? inMemory(access.get().get(loaded)) : UNKNOWN;
  }

  /** The value itself, or as much of it as is in memory. */
  @Nullable Object inMemory(@Nullable Object value) {
    if (value == null) {
      return null;
    }
    if (value == LazyPropertyInitializer.UNFETCHED_PROPERTY) {
      return UNKNOWN;
    }
    LazyInitializer proxy = HibernateProxy.extractLazyInitializer(value);
    if (proxy == null) {
      return Hibernate.isInitialized(value) ? value : enhanced(value);
    }
    return proxy.isUninitialized()
        ? known(proxy.getInternalIdentifier(), idAttribute(proxy.getEntityName()))
        : proxy.getImplementation();
  }

  /** A collection that is not loaded, or a reference that bytecode enhancement made lazy. */
  private Object enhanced(Object value) {
    EntityPersister persister =
        factory.getMappingMetamodel().findEntityDescriptor(value.getClass());
    return persister == null
        ? UNKNOWN
        : known(
            factory.getPersistenceUnitUtil().getIdentifier(value),
            persister.getIdentifierPropertyName());
  }

  private static Object known(@Nullable Object id, @Nullable String attribute) {
    return id == null ? UNKNOWN : new KnownId(attribute, id);
  }

  private @Nullable String idAttribute(String entityName) {
    EntityPersister persister = factory.getMappingMetamodel().findEntityDescriptor(entityName);
    return persister == null ? null : persister.getIdentifierPropertyName();
  }
}
