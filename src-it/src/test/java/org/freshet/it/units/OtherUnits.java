package org.freshet.it.units;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.PersistenceUnit;
import jakarta.transaction.UserTransaction;
import java.util.function.Consumer;

/** A unit whose entities are not weaved, and one whose transactions are its own. */
@ApplicationScoped
public class OtherUnits {

  @PersistenceContext(unitName = "unweaved")
  EntityManager unweaved;

  @PersistenceUnit(unitName = "local")
  EntityManagerFactory local;

  @Resource UserTransaction transaction;

  /** Does something in a JTA transaction. */
  public void commit(Consumer<EntityManager> work) {
    try {
      transaction.begin();
      work.accept(unweaved);
      transaction.commit();
    } catch (Exception e) {
      throw new AssertionError("the transaction failed", e);
    }
  }

  /** Does something in a transaction of the provider, with no JTA transaction around it. */
  public void commitLocally(Consumer<EntityManager> work) {
    EntityManager entities = local.createEntityManager();
    try {
      entities.getTransaction().begin();
      work.accept(entities);
      entities.getTransaction().commit();
    } finally {
      entities.close();
    }
  }
}
