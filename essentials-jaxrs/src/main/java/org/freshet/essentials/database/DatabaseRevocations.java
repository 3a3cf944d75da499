package org.freshet.essentials.database;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.freshet.essentials.revocation.RevocationStore;

/**
 * Revocations in the table {@code ESSENTIALS_REVOCATION}: one row for each token, {@code KIND T},
 * and for each subject, {@code KIND S}. Moments are seconds of the epoch.
 */
public final class DatabaseRevocations implements RevocationStore {

  /** The table. */
  static final Table TABLE =
      new Table(
          "ESSENTIALS_REVOCATION",
          "KIND, DIGEST, BEFORE_SECOND, KEPT_UNTIL",
          List.of(
              "CREATE TABLE ESSENTIALS_REVOCATION (KIND CHAR(1) NOT NULL,"
                  + " DIGEST VARCHAR(64) NOT NULL, BEFORE_SECOND NUMERIC(19) NOT NULL,"
                  + " KEPT_UNTIL NUMERIC(19) NOT NULL, PRIMARY KEY (KIND, DIGEST))",
              "CREATE INDEX ESSENTIALS_REVOCATION_UNTIL ON ESSENTIALS_REVOCATION (KEPT_UNTIL)"));

  private static final String TOKEN = "T";
  private static final String SUBJECT = "S";

  /** Each column by itself: neither may go back. */
  private static final String UPDATE =
      "UPDATE ESSENTIALS_REVOCATION SET"
          + " BEFORE_SECOND = CASE WHEN BEFORE_SECOND < ? THEN ? ELSE BEFORE_SECOND END,"
          + " KEPT_UNTIL = CASE WHEN KEPT_UNTIL < ? THEN ? ELSE KEPT_UNTIL END"
          + " WHERE KIND = ? AND DIGEST = ?";

  private static final String INSERT =
      "INSERT INTO ESSENTIALS_REVOCATION (BEFORE_SECOND, KEPT_UNTIL, KIND, DIGEST)"
          + " VALUES (?, ?, ?, ?)";
  private static final String SELECT =
      "SELECT KIND, BEFORE_SECOND FROM ESSENTIALS_REVOCATION WHERE KEPT_UNTIL > ?"
          + " AND (KIND = 'T' AND DIGEST = ? OR KIND = 'S' AND DIGEST = ?)";
  private static final String SWEEP = "DELETE FROM ESSENTIALS_REVOCATION WHERE KEPT_UNTIL <= ?";
  private static final long SWEEP_EACH_SECONDS = 60;

  private final Source source;
  private final InstantSource clock;
  private final AtomicLong swept = new AtomicLong();

  /** Revocations in the database of a source. */
  public DatabaseRevocations(Source source, InstantSource clock) {
    this.source = source;
    this.clock = clock;
  }

  /** A row that {@link #state} reads. */
  private record Row(String kind, long before) {}

  @Override
  public void revoke(String token, Instant until) {
    write(TOKEN, token, 0, until.getEpochSecond());
  }

  @Override
  public void revokeBefore(String subject, Instant before, Instant until) {
    write(SUBJECT, subject, before.getEpochSecond(), until.getEpochSecond());
  }

  private void write(String kind, String digest, long before, long until) {
    source.changeOrInsert(
        UPDATE,
        update -> {
          update.setLong(1, before);
          update.setLong(2, before);
          update.setLong(3, until);
          update.setLong(4, until);
          update.setString(5, kind);
          update.setString(6, digest);
        },
        INSERT,
        insert -> {
          insert.setLong(1, before);
          insert.setLong(2, until);
          insert.setString(3, kind);
          insert.setString(4, digest);
        });
    sweep();
  }

  private void sweep() {
    long now = clock.instant().getEpochSecond();
    long last = swept.get();
    if (now - last >= SWEEP_EACH_SECONDS && swept.compareAndSet(last, now)) {
      source.change(SWEEP, delete -> delete.setLong(1, now));
    }
  }

  @Override
  public State state(String token, String subject) {
    List<Row> rows =
        source.read(
            SELECT,
            select -> {
              select.setLong(1, clock.instant().getEpochSecond());
              select.setString(2, token);
              select.setString(3, subject);
            },
            row -> new Row(row.getString(1), row.getLong(2)));
    return new State(
        rows.stream().anyMatch(row -> row.kind().equals(TOKEN)),
        rows.stream()
            .filter(row -> row.kind().equals(SUBJECT))
            .map(row -> Instant.ofEpochSecond(row.before()))
            .findFirst()
            .orElse(null));
  }
}
