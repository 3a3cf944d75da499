package org.freshet.essentials.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.freshet.essentials.api.WebhookAttempt;
import org.freshet.essentials.api.WebhookDelivery;
import org.freshet.essentials.api.WebhookDelivery.State;
import org.jspecify.annotations.Nullable;

/** Reads deliveries and their attempts from the tables of {@link WebhookTables}. */
final class DeliveryHistory {

  private static final String DELIVERIES =
      "SELECT D.ID, D.MESSAGE, D.ENDPOINT, M.EVENT_TYPE, D.STATE, D.ATTEMPTS, D.CREATED, D.DUE"
          + " FROM ESSENTIALS_WEBHOOK_DELIVERY D"
          + " JOIN ESSENTIALS_WEBHOOK_MESSAGE M ON M.ID = D.MESSAGE";
  private static final String ATTEMPTS =
      "SELECT A.DELIVERY, D.MESSAGE, D.ENDPOINT, A.ATTEMPT, A.BEGAN, A.TOOK, A.OUTCOME, A.STATUS"
          + " FROM ESSENTIALS_WEBHOOK_ATTEMPT A"
          + " JOIN ESSENTIALS_WEBHOOK_DELIVERY D ON D.ID = A.DELIVERY"
          + " WHERE A.DELIVERY = ? ORDER BY A.ATTEMPT";

  private final Source source;

  DeliveryHistory(Source source) {
    this.source = source;
  }

  List<WebhookDelivery> deliveries(String endpoint, int most) {
    return source.read(
        DELIVERIES + " WHERE D.ENDPOINT = ? ORDER BY D.ID DESC FETCH FIRST " + most + " ROWS ONLY",
        select -> select.setString(1, endpoint),
        DeliveryHistory::delivery);
  }

  @Nullable WebhookDelivery delivery(long id) {
    return source.first(
        DELIVERIES + " WHERE D.ID = ?", select -> select.setLong(1, id), DeliveryHistory::delivery);
  }

  List<WebhookAttempt> attempts(long delivery) {
    return source.read(ATTEMPTS, select -> select.setLong(1, delivery), DeliveryHistory::attempt);
  }

  /** How a state is kept: pending, sent, given up. */
  static String letter(State state) {
    return switch (state) {
      case PENDING -> "P";
      case DELIVERED -> "S";
      case DEAD -> "X";
    };
  }

  private static State state(String letter) {
    return Stream.of(State.values())
        .filter(state -> letter(state).equals(letter))
        .findFirst()
        .orElseThrow();
  }

  private static WebhookDelivery delivery(ResultSet row) throws SQLException {
    State state = state(row.getString(5));
    return new WebhookDelivery(
        Long.toString(row.getLong(1)),
        row.getString(2),
        row.getString(3),
        row.getString(4),
        state,
        row.getInt(6),
        Instant.ofEpochMilli(row.getLong(7)),
        state == State.PENDING ? Instant.ofEpochMilli(row.getLong(8)) : null);
  }

  private static WebhookAttempt attempt(ResultSet row) throws SQLException {
    return new WebhookAttempt(
        Long.toString(row.getLong(1)),
        row.getString(2),
        row.getString(3),
        row.getInt(4),
        Instant.ofEpochMilli(row.getLong(5)),
        Duration.ofMillis(row.getLong(6)),
        WebhookAttempt.Outcome.valueOf(row.getString(7)),
        row.getInt(8));
  }
}
