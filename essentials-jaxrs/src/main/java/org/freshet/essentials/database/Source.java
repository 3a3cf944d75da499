package org.freshet.essentials.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.freshet.essentials.api.StoreUnavailableException;
import org.jspecify.annotations.Nullable;

/**
 * A data source of the server, looked up when it is first needed.
 *
 * <p>Whether a statement is part of a transaction is for whoever calls: the connection is that of
 * the thread's transaction, or one that commits each statement by itself. Thread-safe.
 */
public final class Source {

  private static final System.Logger LOG = System.getLogger(Source.class.getName());

  private final List<String> names;
  private volatile @Nullable DataSource found;

  /** The source of a name in JNDI. */
  public Source(String name) {
    this.names = name.startsWith("java:") ? List.of(name) : List.of(name, "java:comp/env/" + name);
  }

  /** A source that is there. */
  public Source(DataSource source) {
    this.names = List.of("a source");
    this.found = source;
  }

  /** Fills in the parameters of a statement. */
  @FunctionalInterface
  interface Parameters {
    void fill(PreparedStatement statement) throws SQLException;
  }

  /** Reads one row. */
  @FunctionalInterface
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  /** Does several things with one connection. */
  @FunctionalInterface
  interface Work<T> {
    T with(Connection connection) throws SQLException;
  }

  /** Whether it can be found now. */
  public boolean isThere() {
    return find() != null;
  }

  /** Changes rows; how many is returned. */
  int change(String sql, Parameters parameters) {
    try (Connection connection = connect()) {
      return change(connection, sql, parameters);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** Changes rows, or inserts one where there is none; another node may do the same just now. */
  void changeOrInsert(String update, Parameters change, String insert, Parameters row) {
    if (change(update, change) > 0) {
      return;
    }
    try {
      change(insert, row);
    } catch (StoreUnavailableException e) {
      if (change(update, change) == 0) {
        throw e;
      }
    }
  }

  /** Reads rows. */
  <T> List<T> read(String sql, Parameters parameters, Row<T> row) {
    try (Connection connection = connect()) {
      return read(connection, sql, parameters, row);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  /** Reads the first row, null if there is none. */
  <T> @Nullable T first(String sql, Parameters parameters, Row<T> row) {
    List<T> found = read(sql, parameters, row);
    return found.isEmpty() ? null : found.get(0);
  }

  /**
   * Does all of something or nothing: in the thread's transaction if there is one, that of the
   * server or that of a connection that does not commit by itself, else in one of its own.
   */
  <T> T allOrNothing(Work<T> work) {
    try (Connection connection = connect()) {
      boolean own = !ServerTransaction.isOpen() && connection.getAutoCommit();
      return own ? committed(connection, work) : work.with(connection);
    } catch (SQLException e) {
      throw failed(e);
    }
  }

  private static <T> T committed(Connection connection, Work<T> work) throws SQLException {
    boolean done = false;
    connection.setAutoCommit(false);
    try {
      T result = work.with(connection);
      connection.commit();
      done = true;
      return result;
    } finally {
      if (!done) {
        connection.rollback();
      }
      connection.setAutoCommit(true);
    }
  }

  /** Changes rows by a connection; how many is returned. */
  static int change(Connection connection, String sql, Parameters parameters) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      parameters.fill(statement);
      return statement.executeUpdate();
    }
  }

  /** Reads rows by a connection. */
  static <T> List<T> read(Connection connection, String sql, Parameters parameters, Row<T> row)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      parameters.fill(statement);
      List<T> all = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          all.add(row.read(rows));
        }
      }
      return all;
    }
  }

  /** Whether a statement that reads nothing can be run, which says that its table is there. */
  boolean canRun(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.executeQuery(sql).close();
      return true;
    } catch (SQLException e) {
      try (Connection connection = connect()) {
        // If it answers at all it is the table that is wrong.
        connection.getMetaData().getURL();
      }
      return false;
    }
  }

  /** Runs a statement that defines something. */
  void define(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }

  private Connection connect() throws SQLException {
    DataSource source = find();
    if (source == null) {
      throw new SQLException("no data source is bound to " + names.get(0));
    }
    return source.getConnection();
  }

  private @Nullable DataSource find() {
    DataSource known = found;
    for (int i = 0; known == null && i < names.size(); i++) {
      known = lookUp(names.get(i));
    }
    found = known;
    return known;
  }

  @SuppressWarnings("BanJNDI")
  private static @Nullable DataSource lookUp(String name) {
    try {
      return InitialContext.doLookup(name) instanceof DataSource source ? source : null;
    } catch (NamingException e) {
      LOG.log(System.Logger.Level.DEBUG, "nothing is bound to " + name, e);
      return null;
    }
  }

  private static StoreUnavailableException failed(SQLException failure) {
    return new StoreUnavailableException(
        "the database failed (SQL state " + failure.getSQLState() + ")", failure);
  }
}
