package org.freshet.essentials.api;

import jakarta.persistence.EntityManager;

/**
 * Reads pages of entities: no more rows than the page has, and one to know whether there are
 * others. Inject it where there is Jakarta Persistence; thread-safe.
 */
public interface EntityPager {

  /**
   * Pages of an entity.
   *
   * @param entities reads them, in the caller's transaction if there is one
   * @param type the entity, which has an id, or ids, of basic types
   */
  <E> EntityPages<E> of(EntityManager entities, Class<E> type);
}
