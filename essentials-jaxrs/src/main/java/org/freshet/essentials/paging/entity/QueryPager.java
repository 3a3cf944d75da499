package org.freshet.essentials.paging.entity;

import jakarta.persistence.EntityManager;
import org.freshet.essentials.api.EntityPager;
import org.freshet.essentials.api.EntityPages;
import org.freshet.essentials.paging.RequestPager;

/** Reads pages of entities with the criteria of Jakarta Persistence. */
public final class QueryPager implements EntityPager {

  private final RequestPager pager;

  /**
   * A pager.
   *
   * @param pager follows the current request
   */
  public QueryPager(RequestPager pager) {
    this.pager = pager;
  }

  @Override
  public <E> EntityPages<E> of(EntityManager entities, Class<E> type) {
    return new QueryPages<>(pager, entities, type);
  }
}
