package org.freshet.essentials.cdi;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.spi.AfterBeanDiscovery;
import org.freshet.essentials.api.EntityPager;
import org.freshet.essentials.api.RepositoryPager;
import org.freshet.essentials.paging.RequestPager;
import org.freshet.essentials.paging.entity.QueryPager;
import org.freshet.essentials.paging.repository.RepositoryPages;

/** Adds pagers for what is there; no bean itself, since its types are not everywhere. */
final class Pagers {

  private Pagers() {}

  static void ofEntities(AfterBeanDiscovery event) {
    event
        .<EntityPager>addBean()
        .types(EntityPager.class, Object.class)
        .scope(Dependent.class)
        .produceWith(beans -> new QueryPager(beans.select(RequestPager.class).get()));
  }

  static void ofRepositories(AfterBeanDiscovery event) {
    event
        .<RepositoryPager>addBean()
        .types(RepositoryPager.class, Object.class)
        .scope(Dependent.class)
        .produceWith(beans -> new RepositoryPages(beans.select(RequestPager.class).get()));
  }
}
