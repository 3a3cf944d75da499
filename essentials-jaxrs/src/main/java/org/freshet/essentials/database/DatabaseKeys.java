package org.freshet.essentials.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import org.freshet.essentials.keys.ApiKeyStore;
import org.jspecify.annotations.Nullable;

/** API keys in the table {@code ESSENTIALS_API_KEY}; moments are milliseconds of the epoch. */
public final class DatabaseKeys implements ApiKeyStore {

  /** The table. */
  static final Table TABLE =
      new Table(
          "ESSENTIALS_API_KEY",
          "ID, DIGEST, OWNER_NAME, LABEL, SCOPES, ISSUED, ENDS, LAST_USED",
          List.of(
              "CREATE TABLE ESSENTIALS_API_KEY (ID VARCHAR(32) NOT NULL PRIMARY KEY,"
                  + " DIGEST VARCHAR(64) NOT NULL, OWNER_NAME VARCHAR(200) NOT NULL,"
                  + " LABEL VARCHAR(200), SCOPES VARCHAR(2000), ISSUED NUMERIC(19) NOT NULL,"
                  + " ENDS NUMERIC(19), LAST_USED NUMERIC(19))",
              "CREATE INDEX ESSENTIALS_API_KEY_OWNER ON ESSENTIALS_API_KEY (OWNER_NAME)"));

  private static final String SELECT = "SELECT " + TABLE.columns() + " FROM ESSENTIALS_API_KEY";
  private static final String INSERT =
      "INSERT INTO ESSENTIALS_API_KEY (" + TABLE.columns() + ") VALUES (?, ?, ?, ?, ?, ?, ?, NULL)";
  private static final String END =
      "UPDATE ESSENTIALS_API_KEY SET ENDS = ? WHERE ID = ? AND (ENDS IS NULL OR ENDS > ?)";
  private static final String USED = "UPDATE ESSENTIALS_API_KEY SET LAST_USED = ? WHERE ID = ?";

  private final Source source;

  /** Keys in the database of a source. */
  public DatabaseKeys(Source source) {
    this.source = source;
  }

  @Override
  public void add(Kept key) {
    source.change(
        INSERT,
        insert -> {
          insert.setString(1, key.id());
          insert.setString(2, key.digest());
          insert.setString(3, key.owner());
          insert.setString(4, key.label());
          insert.setString(5, key.scopes());
          insert.setLong(6, key.issued().toEpochMilli());
          if (key.ends() == null) {
            insert.setNull(7, Types.NUMERIC);
          } else {
            insert.setLong(7, key.ends().toEpochMilli());
          }
        });
  }

  @Override
  public @Nullable Kept find(String id) {
    return source.first(
        SELECT + " WHERE ID = ?", select -> select.setString(1, id), DatabaseKeys::kept);
  }

  @Override
  public List<Kept> ofOwner(String owner) {
    return source.read(
        SELECT + " WHERE OWNER_NAME = ? ORDER BY ISSUED, ID",
        select -> select.setString(1, owner),
        DatabaseKeys::kept);
  }

  @Override
  public boolean end(String id, Instant at) {
    long millis = at.toEpochMilli();
    int ended =
        source.change(
            END,
            update -> {
              update.setLong(1, millis);
              update.setString(2, id);
              update.setLong(3, millis);
            });
    return ended > 0 || find(id) != null;
  }

  @Override
  public void used(String id, Instant at) {
    source.change(
        USED,
        update -> {
          update.setLong(1, at.toEpochMilli());
          update.setString(2, id);
        });
  }

  private static Kept kept(ResultSet row) throws SQLException {
    return new Kept(
        row.getString(1),
        row.getString(2),
        row.getString(3),
        text(row, 4),
        text(row, 5),
        Instant.ofEpochMilli(row.getLong(6)),
        moment(row, 7),
        moment(row, 8));
  }

  /** Some databases keep an empty text as none. */
  private static String text(ResultSet row, int column) throws SQLException {
    String text = row.getString(column);
    return text == null ? "" : text;
  }

  private static @Nullable Instant moment(ResultSet row, int column) throws SQLException {
    long millis = row.getLong(column);
    return row.wasNull() ? null : Instant.ofEpochMilli(millis);
  }
}
