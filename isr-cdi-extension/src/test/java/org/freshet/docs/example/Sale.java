package org.freshet.docs.example;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import org.freshet.isr.api.RevalidatesEntity;

/** Bulk statements that say what they change. */
@ApplicationScoped
public class Sale {

  @PersistenceContext EntityManager entities;

  @Transactional
  @RevalidatesEntity(Recipe.class)
  public void retitle() {
    entities.createQuery("update Recipe r set r.title = upper(r.title)").executeUpdate();
  }

  @Transactional
  @RevalidatesEntity(tags = {"cuisine:{cuisine}", "recipes"})
  public void close(long cuisine) {
    entities.createNativeQuery("call close_cuisine(?1)").setParameter(1, cuisine).executeUpdate();
  }
}
