package org.freshet.essentials.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.freshet.essentials.api.WebhookAttempt;
import org.freshet.essentials.api.WebhookDelivery;
import org.freshet.essentials.api.WebhookDelivery.State;
import org.freshet.essentials.webhook.Outbox;
import org.jspecify.annotations.Nullable;

/**
 * Messages and their deliveries in the tables of {@link WebhookTables}.
 *
 * <p>A claim is an update that names the moment at which the delivery was due, and makes the end of
 * the claim its next one: of two nodes one finds the row changed, and what a lost node has claimed
 * is due again by itself. Deliveries in one order have the same {@code LANE}; one is not due before
 * those of its lane with a smaller number are done.
 */
public final class DatabaseOutbox implements Outbox {

  /** The lane of endpoints that are told everything in order. */
  private static final String WHOLE = "*";

  private static final String INSERT_MESSAGE =
      "INSERT INTO ESSENTIALS_WEBHOOK_MESSAGE ("
          + WebhookTables.MESSAGE.columns()
          + ") VALUES (?, ?, ?, ?)";
  private static final String SUBSCRIBED =
      "SELECT ID, IN_ORDER FROM ESSENTIALS_WEBHOOK_ENDPOINT WHERE STATE = 'E'"
          + " AND (EVENT_TYPES = '*' OR EVENT_TYPES LIKE ? ESCAPE '!') ORDER BY ID";
  private static final String ADDRESSED =
      "SELECT ID, IN_ORDER FROM ESSENTIALS_WEBHOOK_ENDPOINT WHERE STATE = 'E' AND ID = ?";
  private static final String INSERT_DELIVERY =
      "INSERT INTO ESSENTIALS_WEBHOOK_DELIVERY"
          + " (MESSAGE, ENDPOINT, LANE, STATE, ATTEMPTS, REPLAYED_AT, CREATED, DUE)"
          + " VALUES (?, ?, ?, 'P', 0, 0, ?, ?)";

  private static final String DUE =
      "SELECT D.ID, D.MESSAGE, M.BODY, D.ENDPOINT, E.URL, E.SECRETS, D.ATTEMPTS, D.REPLAYED_AT,"
          + " D.DUE FROM ESSENTIALS_WEBHOOK_DELIVERY D"
          + " JOIN ESSENTIALS_WEBHOOK_ENDPOINT E ON E.ID = D.ENDPOINT"
          + " JOIN ESSENTIALS_WEBHOOK_MESSAGE M ON M.ID = D.MESSAGE"
          + " WHERE D.STATE = 'P' AND D.DUE <= ? AND E.STATE = 'E' AND E.HELD_UNTIL <= ?"
          + " AND (D.LANE IS NULL OR NOT EXISTS (SELECT 1 FROM ESSENTIALS_WEBHOOK_DELIVERY O"
          + " WHERE O.ENDPOINT = D.ENDPOINT AND O.LANE = D.LANE AND O.STATE = 'P'"
          + " AND O.ID < D.ID))";
  private static final String TAKE =
      "UPDATE ESSENTIALS_WEBHOOK_DELIVERY SET DUE = ? WHERE ID = ? AND STATE = 'P' AND DUE = ?";

  private static final String SETTLE =
      "UPDATE ESSENTIALS_WEBHOOK_DELIVERY SET STATE = ?, DUE = ?, ATTEMPTS = ? WHERE ID = ?"
          + " AND STATE = 'P' AND DUE = ?";
  private static final String INSERT_ATTEMPT =
      "INSERT INTO ESSENTIALS_WEBHOOK_ATTEMPT ("
          + WebhookTables.ATTEMPT.columns()
          + ") VALUES (?, ?, ?, ?, ?, ?)";

  private static final String REPLAY =
      "UPDATE ESSENTIALS_WEBHOOK_DELIVERY SET STATE = 'P', DUE = ?, REPLAYED_AT = ATTEMPTS";

  /** What waits for an endpoint that is not enabled would be looked at by each claim for ever. */
  private static final String GIVE_UP =
      "UPDATE ESSENTIALS_WEBHOOK_DELIVERY SET STATE = 'X', DUE = ? WHERE STATE = 'P' AND DUE < ?"
          + " AND ENDPOINT IN (SELECT ID FROM ESSENTIALS_WEBHOOK_ENDPOINT WHERE STATE <> 'E')";

  /** Of what is done {@code DUE} is about when it was. */
  private static final List<String> FORGET =
      List.of(
          "DELETE FROM ESSENTIALS_WEBHOOK_ATTEMPT WHERE DELIVERY IN (SELECT ID FROM"
              + " ESSENTIALS_WEBHOOK_DELIVERY WHERE STATE <> 'P' AND DUE < ?)",
          "DELETE FROM ESSENTIALS_WEBHOOK_DELIVERY WHERE STATE <> 'P' AND DUE < ?",
          "DELETE FROM ESSENTIALS_WEBHOOK_MESSAGE WHERE CREATED < ? AND NOT EXISTS (SELECT 1 FROM"
              + " ESSENTIALS_WEBHOOK_DELIVERY D WHERE D.MESSAGE = ESSENTIALS_WEBHOOK_MESSAGE.ID)");

  private final Source source;
  private final DeliveryHistory history;

  /** Messages in the database of a source. */
  public DatabaseOutbox(Source source) {
    this.source = source;
    this.history = new DeliveryHistory(source);
  }

  private record Addressee(String id, boolean ordered) {}

  /** A delivery that is due, and since when. */
  private record Due(Claim claim, long since) {}

  @Override
  public int enqueue(Message message) {
    return source.allOrNothing(
        connection -> {
          List<Addressee> all = addressees(connection, message);
          if (!all.isEmpty()) {
            insert(connection, message, all);
          }
          return all.size();
        });
  }

  private static List<Addressee> addressees(Connection connection, Message message)
      throws SQLException {
    String only = message.endpoint();
    String pattern = "%," + message.type().replace("_", "!_") + ",%";
    return Source.read(
        connection,
        only == null ? SUBSCRIBED : ADDRESSED,
        select -> select.setString(1, only == null ? pattern : only),
        row -> new Addressee(row.getString(1), row.getString(2).equals(DatabaseEndpoints.YES)));
  }

  private static void insert(Connection connection, Message message, List<Addressee> all)
      throws SQLException {
    long created = message.created().toEpochMilli();
    Source.change(
        connection,
        INSERT_MESSAGE,
        insert -> {
          insert.setString(1, message.id());
          insert.setString(2, message.type());
          insert.setString(3, message.body());
          insert.setLong(4, created);
        });
    try (PreparedStatement insert = connection.prepareStatement(INSERT_DELIVERY)) {
      for (Addressee one : all) {
        insert.setString(1, message.id());
        insert.setString(2, one.id());
        insert.setString(3, lane(one, message.order()));
        insert.setLong(4, created);
        insert.setLong(5, created);
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  private static @Nullable String lane(Addressee one, @Nullable String order) {
    if (one.ordered()) {
      return WHOLE;
    }
    return order == null ? null : "k:" + order;
  }

  @Override
  public List<Claim> claim(
      Instant now, Instant until, int most, int mostEach, Map<String, Integer> flying) {
    List<Claim> claimed = new ArrayList<>();
    Map<String, Integer> each = new HashMap<>(flying);
    Set<String> busy = new HashSet<>(flying.keySet());
    busy.removeIf(endpoint -> flying.getOrDefault(endpoint, 0) < mostEach);
    for (Due due : due(now, until, most * 4, busy)) {
      String endpoint = due.claim().endpoint();
      if (claimed.size() < most && each.getOrDefault(endpoint, 0) < mostEach && isTaken(due)) {
        each.merge(endpoint, 1, Integer::sum);
        claimed.add(due.claim());
      }
    }
    return claimed;
  }

  private List<Due> due(Instant now, Instant until, int most, Set<String> busy) {
    String others =
        busy.isEmpty() ? "" : " AND D.ENDPOINT NOT IN (" + "?, ".repeat(busy.size() - 1) + "?)";
    return source.read(
        DUE + others + " ORDER BY D.DUE, D.ID FETCH FIRST " + most + " ROWS ONLY",
        select -> {
          select.setLong(1, now.toEpochMilli());
          select.setLong(2, now.toEpochMilli());
          int place = 3;
          for (String endpoint : busy) {
            select.setString(place++, endpoint);
          }
        },
        row -> due(row, until));
  }

  private static Due due(ResultSet row, Instant until) throws SQLException {
    int attempts = row.getInt(7);
    return new Due(
        new Claim(
            row.getLong(1),
            row.getString(2),
            row.getString(3),
            row.getString(4),
            row.getString(5),
            row.getString(6),
            attempts,
            attempts - row.getInt(8),
            until),
        row.getLong(9));
  }

  private boolean isTaken(Due due) {
    int taken =
        source.change(
            TAKE,
            update -> {
              update.setLong(1, due.claim().until().toEpochMilli());
              update.setLong(2, due.claim().delivery());
              update.setLong(3, due.since());
            });
    return taken > 0;
  }

  @Override
  public boolean settle(Claim claim, State state, @Nullable Instant due, WebhookAttempt attempt) {
    long claimed = claim.until().toEpochMilli();
    return source.allOrNothing(
        connection -> {
          int settled =
              Source.change(
                  connection,
                  SETTLE,
                  update -> {
                    update.setString(1, DeliveryHistory.letter(state));
                    update.setLong(2, due == null ? claimed : due.toEpochMilli());
                    update.setInt(3, attempt.number());
                    update.setLong(4, claim.delivery());
                    update.setLong(5, claimed);
                  });
          if (settled > 0) {
            Source.change(connection, INSERT_ATTEMPT, insert -> fill(insert, claim, attempt));
          }
          return settled > 0;
        });
  }

  private static void fill(PreparedStatement insert, Claim claim, WebhookAttempt attempt)
      throws SQLException {
    insert.setLong(1, claim.delivery());
    insert.setInt(2, attempt.number());
    insert.setLong(3, attempt.at().toEpochMilli());
    insert.setLong(4, attempt.took().toMillis());
    insert.setString(5, attempt.outcome().name());
    insert.setInt(6, attempt.status());
  }

  @Override
  public List<WebhookDelivery> deliveries(String endpoint, int most) {
    return history.deliveries(endpoint, most);
  }

  @Override
  public @Nullable WebhookDelivery delivery(long id) {
    return history.delivery(id);
  }

  @Override
  public List<WebhookAttempt> attempts(long delivery) {
    return history.attempts(delivery);
  }

  @Override
  public boolean replay(long delivery, Instant now) {
    int replayed =
        source.change(
            REPLAY + " WHERE ID = ? AND STATE <> 'P'",
            update -> {
              update.setLong(1, now.toEpochMilli());
              update.setLong(2, delivery);
            });
    return replayed > 0;
  }

  @Override
  public int replayDead(String endpoint, Instant now) {
    return source.change(
        REPLAY + " WHERE ENDPOINT = ? AND STATE = 'X'",
        update -> {
          update.setLong(1, now.toEpochMilli());
          update.setString(2, endpoint);
        });
  }

  @Override
  public void forget(Instant before, Instant now) {
    source.change(
        GIVE_UP,
        update -> {
          update.setLong(1, now.toEpochMilli());
          update.setLong(2, before.toEpochMilli());
        });
    for (String statement : FORGET) {
      source.change(statement, delete -> delete.setLong(1, before.toEpochMilli()));
    }
  }
}
