package org.freshet.essentials.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.freshet.essentials.api.WebhookEndpoint;
import org.freshet.essentials.api.WebhookEndpoint.State;
import org.freshet.essentials.webhook.EndpointStore;
import org.jspecify.annotations.Nullable;

/**
 * Endpoints in the table {@code ESSENTIALS_WEBHOOK_ENDPOINT}. Types of events are kept as {@code
 * ,one,other,}, all as {@code *}.
 */
public final class DatabaseEndpoints implements EndpointStore {

  static final String ALL_TYPES = "*";
  static final String YES = "Y";

  private static final String SELECT =
      "SELECT " + WebhookTables.ENDPOINT.columns() + " FROM ESSENTIALS_WEBHOOK_ENDPOINT";
  private static final String INSERT =
      "INSERT INTO ESSENTIALS_WEBHOOK_ENDPOINT ("
          + WebhookTables.ENDPOINT.columns()
          + ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0)";
  private static final String SECRETS =
      "UPDATE ESSENTIALS_WEBHOOK_ENDPOINT SET SECRETS = ? WHERE ID = ? AND SECRETS = ?";
  private static final String STATE =
      "UPDATE ESSENTIALS_WEBHOOK_ENDPOINT SET STATE = ?, HELD_UNTIL = 0 WHERE ID = ?";
  private static final String HOLD =
      "UPDATE ESSENTIALS_WEBHOOK_ENDPOINT SET HELD_UNTIL = ? WHERE ID = ? AND HELD_UNTIL < ?";

  /** Messages that nobody else gets go when they are swept. */
  private static final List<String> REMOVE =
      List.of(
          "DELETE FROM ESSENTIALS_WEBHOOK_ATTEMPT WHERE DELIVERY IN"
              + " (SELECT ID FROM ESSENTIALS_WEBHOOK_DELIVERY WHERE ENDPOINT = ?)",
          "DELETE FROM ESSENTIALS_WEBHOOK_DELIVERY WHERE ENDPOINT = ?",
          "DELETE FROM ESSENTIALS_WEBHOOK_ENDPOINT WHERE ID = ?");

  private final Source source;

  /** Endpoints in the database of a source. */
  public DatabaseEndpoints(Source source) {
    this.source = source;
  }

  @Override
  public void add(Kept endpoint) {
    WebhookEndpoint known = endpoint.known();
    source.change(
        INSERT,
        insert -> {
          insert.setString(1, known.id());
          insert.setString(2, known.owner());
          insert.setString(3, known.url());
          insert.setString(4, text(known.types()));
          insert.setString(5, known.ordered() ? YES : "N");
          insert.setString(6, letter(known.state()));
          insert.setString(7, endpoint.secrets());
          insert.setLong(8, known.created().toEpochMilli());
        });
  }

  @Override
  public @Nullable Kept find(String id) {
    return source.first(
        SELECT + " WHERE ID = ?", select -> select.setString(1, id), DatabaseEndpoints::kept);
  }

  @Override
  public List<Kept> ofOwner(String owner) {
    return source.read(
        SELECT + " WHERE OWNER_NAME = ? ORDER BY CREATED, ID",
        select -> select.setString(1, owner),
        DatabaseEndpoints::kept);
  }

  @Override
  public boolean changeSecrets(String id, String before, String after) {
    int changed =
        source.change(
            SECRETS,
            update -> {
              update.setString(1, after);
              update.setString(2, id);
              update.setString(3, before);
            });
    return changed > 0;
  }

  @Override
  public boolean setState(String id, State state) {
    int changed =
        source.change(
            STATE,
            update -> {
              update.setString(1, letter(state));
              update.setString(2, id);
            });
    return changed > 0;
  }

  @Override
  public void hold(String id, Instant until) {
    long millis = until.toEpochMilli();
    source.change(
        HOLD,
        update -> {
          update.setLong(1, millis);
          update.setString(2, id);
          update.setLong(3, millis);
        });
  }

  @Override
  public boolean remove(String id) {
    return source.allOrNothing(
        connection -> {
          int removed = 0;
          for (String statement : REMOVE) {
            removed = Source.change(connection, statement, delete -> delete.setString(1, id));
          }
          return removed > 0;
        });
  }

  private static String text(Set<String> types) {
    return types.isEmpty() ? ALL_TYPES : "," + String.join(",", new TreeSet<>(types)) + ",";
  }

  private static Set<String> types(String text) {
    return text.equals(ALL_TYPES) ? Set.of() : new TreeSet<>(List.of(text.substring(1).split(",")));
  }

  static String letter(Enum<?> state) {
    return state.name().substring(0, 1);
  }

  private static Kept kept(ResultSet row) throws SQLException {
    String letter = row.getString(6);
    State state =
        Stream.of(State.values())
            .filter(one -> letter(one).equals(letter))
            .findFirst()
            .orElseThrow();
    return new Kept(
        new WebhookEndpoint(
            row.getString(1),
            row.getString(2),
            row.getString(3),
            types(row.getString(4)),
            row.getString(5).equals(YES),
            state,
            Instant.ofEpochMilli(row.getLong(8))),
        row.getString(7));
  }
}
