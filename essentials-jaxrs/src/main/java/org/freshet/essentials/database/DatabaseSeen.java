package org.freshet.essentials.database;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.freshet.essentials.api.StoreUnavailableException;
import org.freshet.essentials.webhook.receive.SeenMessages;

/**
 * Accepted messages in the table {@code ESSENTIALS_WEBHOOK_SEEN}: {@code STATE} is {@code U} while
 * one is under way, {@code A} once it was accepted. Moments are milliseconds of the epoch.
 */
public final class DatabaseSeen implements SeenMessages {

  /** The table. */
  static final Table TABLE =
      new Table(
          "ESSENTIALS_WEBHOOK_SEEN",
          "ID, STATE, KEPT_UNTIL",
          List.of(
              "CREATE TABLE ESSENTIALS_WEBHOOK_SEEN (ID VARCHAR(64) NOT NULL PRIMARY KEY,"
                  + " STATE CHAR(1) NOT NULL, KEPT_UNTIL NUMERIC(19) NOT NULL)",
              "CREATE INDEX ESSENTIALS_WEBHOOK_SEEN_UNTIL ON ESSENTIALS_WEBHOOK_SEEN"
                  + " (KEPT_UNTIL)"));

  private static final String INSERT =
      "INSERT INTO ESSENTIALS_WEBHOOK_SEEN (STATE, KEPT_UNTIL, ID) VALUES ('U', ?, ?)";
  private static final String SELECT =
      "SELECT STATE, KEPT_UNTIL FROM ESSENTIALS_WEBHOOK_SEEN WHERE ID = ?";

  /** Of those who find it ended one is the first to change it. */
  private static final String AGAIN =
      "UPDATE ESSENTIALS_WEBHOOK_SEEN SET STATE = 'U', KEPT_UNTIL = ?"
          + " WHERE ID = ? AND KEPT_UNTIL = ?";

  private static final String ACCEPTED =
      "UPDATE ESSENTIALS_WEBHOOK_SEEN SET STATE = 'A', KEPT_UNTIL = ? WHERE ID = ?";

  /** Whoever took longer than it was under way finds it gone. */
  private static final String INSERT_ACCEPTED =
      "INSERT INTO ESSENTIALS_WEBHOOK_SEEN (STATE, KEPT_UNTIL, ID) VALUES ('A', ?, ?)";

  private static final String FAILED =
      "DELETE FROM ESSENTIALS_WEBHOOK_SEEN WHERE KEPT_UNTIL = ? AND ID = ? AND STATE = 'U'";
  private static final String SWEEP = "DELETE FROM ESSENTIALS_WEBHOOK_SEEN WHERE KEPT_UNTIL <= ?";
  private static final long SWEEP_EACH_MILLIS = 60_000;

  private final Source source;
  private final InstantSource clock;
  private final AtomicLong swept = new AtomicLong();

  /** Accepted messages in the database of a source. */
  public DatabaseSeen(Source source, InstantSource clock) {
    this.source = source;
    this.clock = clock;
  }

  private record Row(String state, long until) {}

  @Override
  public Known begin(String id, Instant until) {
    sweep();
    for (Row row : rows(id)) {
      return known(id, until, row);
    }
    try {
      source.change(INSERT, row(id, until));
      return Known.NEW;
    } catch (StoreUnavailableException e) {
      for (Row row : rows(id)) {
        // Another node was quicker.
        return known(id, until, row);
      }
      throw e;
    }
  }

  private List<Row> rows(String id) {
    return source.read(
        SELECT,
        select -> select.setString(1, id),
        row -> new Row(row.getString(1), row.getLong(2)));
  }

  private Known known(String id, Instant until, Row row) {
    if (row.until > clock.instant().toEpochMilli()) {
      return row.state.equals("A") ? Known.ACCEPTED : Known.UNDER_WAY;
    }
    int changed =
        source.change(
            AGAIN,
            update -> {
              update.setLong(1, until.toEpochMilli());
              update.setString(2, id);
              update.setLong(3, row.until);
            });
    return changed > 0 ? Known.NEW : Known.UNDER_WAY;
  }

  @Override
  public void accepted(String id, Instant until) {
    Source.Parameters row = row(id, until);
    source.changeOrInsert(ACCEPTED, row, INSERT_ACCEPTED, row);
  }

  @Override
  public void failed(String id, Instant until) {
    source.change(FAILED, row(id, until));
  }

  private static Source.Parameters row(String id, Instant until) {
    return statement -> {
      statement.setLong(1, until.toEpochMilli());
      statement.setString(2, id);
    };
  }

  private void sweep() {
    long now = clock.millis();
    long last = swept.get();
    if (now - last >= SWEEP_EACH_MILLIS && swept.compareAndSet(last, now)) {
      source.change(SWEEP, delete -> delete.setLong(1, now));
    }
  }
}
