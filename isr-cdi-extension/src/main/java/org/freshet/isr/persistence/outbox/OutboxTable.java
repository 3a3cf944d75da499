package org.freshet.isr.persistence.outbox;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * The table {@code ISR_OUTBOX}: what each transaction owes, cut into parts that fit.
 *
 * <p>Statements are what every database understands. Whoever calls decides whether they are part of
 * a transaction: the connection is that of the thread's transaction, or one that commits each
 * statement by itself. Thread-safe.
 */
final class OutboxTable {

  static final String CREATE =
      "CREATE TABLE ISR_OUTBOX (TX VARCHAR(36) NOT NULL, PART INTEGER NOT NULL,"
          + " DUE NUMERIC(19) NOT NULL, DEBT VARCHAR(2000) NOT NULL, PRIMARY KEY (TX, PART))";

  /** How many characters a part has; the column has room for twice as many. */
  static final int PART = 1000;

  private static final String LOOK = "SELECT TX, PART, DUE, DEBT FROM ISR_OUTBOX WHERE 1 = 0";
  private static final String INSERT =
      "INSERT INTO ISR_OUTBOX (TX, PART, DUE, DEBT) VALUES (?, ?, ?, ?)";
  private static final String DELETE = "DELETE FROM ISR_OUTBOX WHERE TX = ?";
  private static final String LATE =
      "SELECT TX, DUE FROM ISR_OUTBOX WHERE DUE < ? AND PART = 0 ORDER BY DUE";
  private static final String TAKE = "UPDATE ISR_OUTBOX SET DUE = ? WHERE TX = ? AND DUE = ?";
  private static final String READ = "SELECT DEBT FROM ISR_OUTBOX WHERE TX = ? ORDER BY PART";

  private final UnitSource unit;

  /**
   * What somebody owes past its time.
   *
   * @param transaction its transaction
   * @param due when it was due, in milliseconds of the epoch
   */
  record Late(String transaction, long due) {}

  OutboxTable(UnitSource unit) {
    this.unit = unit;
  }

  private Connection connect() throws SQLException {
    DataSource source = unit.find();
    if (source == null) {
      throw new SQLException("no data source is bound to " + unit.name());
    }
    return source.getConnection();
  }

  /** Whether the table is there, with its columns. */
  boolean exists() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.executeQuery(LOOK).close();
      return true;
    } catch (SQLException e) {
      try (Connection connection = connect()) {
        // If it answers at all it is the table that is wrong.
        connection.getMetaData().getURL();
      }
      return false;
    }
  }

  void create() throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(CREATE);
    }
  }

  /** Writes what a transaction owes, instead of what it has written before. */
  void write(String transaction, long due, String debt) throws SQLException {
    try (Connection connection = connect()) {
      delete(connection, transaction);
      try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
        int part = 0;
        for (String text : parts(debt)) {
          insert.setString(1, transaction);
          insert.setInt(2, part++);
          insert.setLong(3, due);
          insert.setString(4, text);
          insert.addBatch();
        }
        insert.executeBatch();
      }
    }
  }

  /** Never cut within a character. */
  static List<String> parts(String debt) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    while (from < debt.length()) {
      int to = Math.min(debt.length(), from + PART);
      if (to < debt.length() && Character.isHighSurrogate(debt.charAt(to - 1))) {
        to--;
      }
      parts.add(debt.substring(from, to));
      from = to;
    }
    return parts;
  }

  void delete(String transaction) throws SQLException {
    try (Connection connection = connect()) {
      delete(connection, transaction);
    }
  }

  private static void delete(Connection connection, String transaction) throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement(DELETE)) {
      delete.setString(1, transaction);
      delete.executeUpdate();
    }
  }

  /** What is owed past its time, the oldest first. */
  List<Late> late(long now, int most) throws SQLException {
    try (Connection connection = connect();
        PreparedStatement select = connection.prepareStatement(LATE)) {
      select.setLong(1, now);
      select.setMaxRows(most);
      List<Late> late = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          late.add(new Late(rows.getString(1), rows.getLong(2)));
        }
      }
      return late;
    }
  }

  /** Takes over what is late; false if somebody else was quicker, or it is settled. */
  boolean take(Late late, long due) throws SQLException {
    try (Connection connection = connect();
        PreparedStatement update = connection.prepareStatement(TAKE)) {
      update.setLong(1, due);
      update.setString(2, late.transaction());
      update.setLong(3, late.due());
      return update.executeUpdate() > 0;
    }
  }

  String debt(String transaction) throws SQLException {
    StringBuilder debt = new StringBuilder();
    try (Connection connection = connect();
        PreparedStatement select = connection.prepareStatement(READ)) {
      select.setString(1, transaction);
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          debt.append(rows.getString(1));
        }
      }
    }
    return debt.toString();
  }
}
