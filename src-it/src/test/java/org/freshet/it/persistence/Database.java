package org.freshet.it.persistence;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Status;
import jakarta.transaction.UserTransaction;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.Consumer;
import javax.sql.DataSource;

/** Transactions of the application, and a look at the database past its provider. */
@ApplicationScoped
public class Database {

  @PersistenceContext(unitName = "shop")
  EntityManager entities;

  @Resource UserTransaction transaction;
  @Resource DataSource source;

  /** The entities of the current transaction; without one, of one call each. */
  public EntityManager entities() {
    return entities;
  }

  /** Does something in a transaction of its own and commits it. */
  public void commit(Consumer<EntityManager> work) {
    try {
      transaction.begin();
      work.accept(entities);
      transaction.commit();
    } catch (Exception e) {
      throw new AssertionError("the transaction failed", e);
    } finally {
      endIfOpen();
    }
  }

  /** Does something in a transaction of its own and rolls it back. */
  public void rollBack(Consumer<EntityManager> work) {
    try {
      transaction.begin();
      work.accept(entities);
    } catch (Exception e) {
      throw new AssertionError("the transaction failed", e);
    } finally {
      endIfOpen();
    }
  }

  private void endIfOpen() {
    try {
      if (transaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
        transaction.rollback();
      }
    } catch (Exception e) {
      throw new AssertionError("the transaction could not be rolled back", e);
    }
  }

  /** Executes SQL that the provider does not see. */
  public void execute(String sql) {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  /** The number that a query yields. */
  public long number(String sql) {
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return result.getLong(1);
    } catch (SQLException e) {
      throw new AssertionError(sql, e);
    }
  }

  /** How often the database was asked for rows of a table since statistics were begun. */
  public long selects(String table) {
    return number(
        "select coalesce(sum(execution_count), 0) from information_schema.query_statistics"
            + " where lower(sql_statement) like 'select%from "
            + table
            + " %'");
  }

  /** Begins to count statements anew. */
  public void countStatements() {
    execute("set query_statistics false");
    execute("set query_statistics_max_entries 1000");
    execute("set query_statistics true");
  }
}
