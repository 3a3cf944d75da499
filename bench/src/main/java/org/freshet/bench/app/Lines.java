package org.freshet.bench.app;

import jakarta.annotation.Resource;
import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.UserTransaction;
import java.util.List;

/** The database of one application: in memory, and nobody else's. */
@ApplicationScoped
@DataSourceDefinition(
    name = "java:app/jdbc/bench",
    className = "org.h2.jdbcx.JdbcDataSource",
    url = "jdbc:h2:mem:bench;DB_CLOSE_DELAY=-1",
    user = "sa",
    password = "",
    minPoolSize = 4,
    maxPoolSize = 40)
public class Lines {

  @PersistenceContext EntityManager em;
  @Resource UserTransaction transaction;

  void fill(@Observes @Initialized(ApplicationScoped.class) Object start) throws Exception {
    transaction.begin();
    Item.lines(Item.ID).forEach(em::persist);
    transaction.commit();
  }

  /** The lines of an item, in order. */
  public List<Line> of(int item) {
    return em.createQuery("select l from Line l where l.item = :item order by l.number", Line.class)
        .setParameter("item", item)
        .getResultList();
  }

  /** Some of the lines of an item, in order: from one up to another, which is not among them. */
  public List<Line> of(int item, int from, int to) {
    return em.createQuery(
            "select l from Line l where l.item = :item and l.number >= :from and l.number < :to"
                + " order by l.number",
            Line.class)
        .setParameter("item", item)
        .setParameter("from", from)
        .setParameter("to", to)
        .getResultList();
  }
}
