package org.freshet.isr.persistence.hibernate;

import java.io.Serializable;
import org.freshet.isr.persistence.template.EntityState;
import org.freshet.isr.persistence.template.LoadedValues;
import org.hibernate.collection.spi.PersistentCollection;
import org.hibernate.persister.entity.EntityPersister;
import org.jspecify.annotations.Nullable;

/** Entities as they were at one moment, from what Hibernate remembers of it. Thread-safe. */
final class HibernateStates {

  private final HibernateValues values;

  HibernateStates(HibernateValues values) {
    this.values = values;
  }

  /** An entity as its attributes stand in one of Hibernate's arrays; null where there is none. */
  EntityState of(Object entity, Object id, Object @Nullable [] state, EntityPersister persister) {
    String idAttribute = persister.getIdentifierPropertyName();
    String[] names = persister.getPropertyNames();
    return name -> {
      if (name.equals(idAttribute)) {
        return id;
      }
      for (int i = 0; i < names.length; i++) {
        if (names[i].equals(name)) {
          return state == null ? LoadedValues.UNKNOWN : values.inMemory(state[i]);
        }
      }
      return values.read(entity, name);
    };
  }

  /** The owner of a collection with the elements that this had when it was loaded. */
  static EntityState before(PersistentCollection<?> collection, EntityState now) {
    String role = collection.getRole() == null ? "" : collection.getRole();
    String attribute = role.substring(role.lastIndexOf('.') + 1);
    Serializable snapshot = collection.getStoredSnapshot();
    Object elements = snapshot == null ? LoadedValues.UNKNOWN : snapshot;
    return name -> name.equals(attribute) ? elements : now.read(name);
  }
}
