package org.freshet.essentials.webhook.send;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.freshet.essentials.api.WebhookAttempt;
import org.freshet.essentials.api.WebhookAttempt.Outcome;
import org.freshet.essentials.api.WebhookDelivery;
import org.freshet.essentials.api.WebhookDelivery.State;
import org.freshet.essentials.api.WebhookEndpoint;
import org.freshet.essentials.database.DatabaseEndpoints;
import org.freshet.essentials.database.DatabaseOutbox;
import org.freshet.essentials.database.Source;
import org.freshet.essentials.stores.Databases;
import org.freshet.essentials.webhook.EndpointStore;
import org.freshet.essentials.webhook.Outbox;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every outbox does, on whichever database. */
abstract class OutboxContract {

  static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");
  private static final Duration LEASE = Duration.ofMinutes(2);

  private DataSource database;
  private Source source;
  private Outbox outbox;
  private EndpointStore endpoints;
  private final List<String> made = new ArrayList<>();

  abstract DataSource database();

  @BeforeEach
  void open() {
    database = database();
    source = Databases.withTables(database);
    outbox = new DatabaseOutbox(source);
    endpoints = new DatabaseEndpoints(source);
  }

  /** The database is that of other tests, too. */
  @AfterEach
  void removeAll() {
    made.forEach(endpoints::remove);
  }

  private String endpoint(boolean ordered, String... types) {
    String id = "ep_" + UUID.randomUUID().toString().replace("-", "").substring(0, 24);
    endpoints.add(
        new EndpointStore.Kept(
            new WebhookEndpoint(
                id,
                "acme",
                "https://acme.example/",
                Set.of(types),
                ordered,
                WebhookEndpoint.State.ENABLED,
                NOW),
            "sealed"));
    made.add(id);
    return id;
  }

  private String enqueue(String type, String order, String endpoint) {
    String id = "msg_" + UUID.randomUUID().toString().replace("-", "");
    outbox.enqueue(new Outbox.Message(id, type, "{\"\u00e9\":1}", NOW, order, endpoint));
    return id;
  }

  private List<Outbox.Claim> claim(Instant now) {
    return outbox.claim(now, now.plus(LEASE), 100, 100, Map.of());
  }

  private List<String> claimed(Instant now) {
    return claim(now).stream().map(Outbox.Claim::message).toList();
  }

  private boolean settle(Outbox.Claim claim, State state, Instant due) {
    WebhookAttempt attempt =
        new WebhookAttempt(
            Long.toString(claim.delivery()),
            claim.message(),
            claim.endpoint(),
            claim.attempts() + 1,
            NOW,
            Duration.ofMillis(17),
            state == State.DELIVERED ? Outcome.DELIVERED : Outcome.REFUSED,
            state == State.DELIVERED ? 200 : 500);
    return outbox.settle(claim, state, due, attempt);
  }

  @Test
  void an_event_is_for_those_who_have_subscribed_to_its_type_or_to_all() {
    endpoint(false, "order.created", "order.paid");
    String all = endpoint(false);
    endpoint(false, "order_created");
    String off = endpoint(false);
    endpoints.setState(off, WebhookEndpoint.State.DISABLED);

    assertThat(
            outbox.enqueue(
                new Outbox.Message(
                    "msg_" + UUID.randomUUID(), "order.created", "1", NOW, null, null)))
        .isEqualTo(2);
    String other = enqueue("orderXcreated", null, null);
    String only = enqueue("order.created", null, all);

    assertThat(claim(NOW).stream().filter(claim -> claim.endpoint().equals(all)))
        .extracting(Outbox.Claim::message)
        .contains(other, only);
    assertThat(outbox.deliveries(off, 10)).isEmpty();
  }

  @Test
  void what_is_claimed_nobody_else_gets_until_the_claim_ends() {
    String endpoint = endpoint(false);
    String message = enqueue("a", null, endpoint);

    Outbox.Claim claim = claim(NOW).get(0);
    assertThat(claim.message()).isEqualTo(message);
    assertThat(claim.body()).isEqualTo("{\"\u00e9\":1}");
    assertThat(claim.url()).isEqualTo("https://acme.example/");
    assertThat(claim(NOW.plus(LEASE).minusMillis(1))).isEmpty();

    Outbox.Claim again = claim(NOW.plus(LEASE)).get(0);
    assertThat(again.message()).isEqualTo(message);
    assertThat(settle(claim, State.DELIVERED, null)).as("it is another node's now").isFalse();
    assertThat(settle(again, State.DELIVERED, null)).isTrue();
    assertThat(claim(NOW.plus(LEASE).plus(LEASE))).isEmpty();
  }

  @Test
  void what_came_of_an_attempt_can_be_read() {
    String endpoint = endpoint(false);
    String message = enqueue("a.b", null, endpoint);
    settle(claim(NOW).get(0), State.PENDING, NOW.plusSeconds(5));

    WebhookDelivery waiting = outbox.deliveries(endpoint, 10).get(0);
    assertThat(waiting)
        .isEqualTo(
            new WebhookDelivery(
                waiting.id(), message, endpoint, "a.b", State.PENDING, 1, NOW, NOW.plusSeconds(5)));

    Outbox.Claim second = claim(NOW.plusSeconds(5)).get(0);
    assertThat(second.attempts()).isEqualTo(1);
    settle(second, State.DELIVERED, null);
    WebhookDelivery done = outbox.delivery(Long.parseLong(waiting.id()));
    assertThat(done.state()).isEqualTo(State.DELIVERED);
    assertThat(done.due()).isNull();
    assertThat(outbox.attempts(Long.parseLong(waiting.id())))
        .extracting(WebhookAttempt::number, WebhookAttempt::outcome, WebhookAttempt::status)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(1, Outcome.REFUSED, 500),
            org.assertj.core.groups.Tuple.tuple(2, Outcome.DELIVERED, 200));
  }

  @Test
  void in_one_order_nobody_gets_a_later_one_before_an_earlier_one_is_done() {
    String endpoint = endpoint(false);
    String first = enqueue("a", "order-1", endpoint);
    String second = enqueue("a", "order-1", endpoint);
    String other = enqueue("a", "order-2", endpoint);
    String free = enqueue("a", null, endpoint);

    List<Outbox.Claim> claims = claim(NOW);
    assertThat(claims).extracting(Outbox.Claim::message).containsExactly(first, other, free);
    assertThat(claimed(NOW)).isEmpty();

    settle(claims.get(0), State.PENDING, NOW.plusSeconds(60));
    assertThat(claimed(NOW.plusSeconds(59))).isEmpty();
    Outbox.Claim again = claim(NOW.plusSeconds(60)).get(0);
    assertThat(again.message()).isEqualTo(first);
    settle(again, State.DEAD, null);
    assertThat(claimed(NOW.plusSeconds(60))).as("a dead one holds nobody up").contains(second);
  }

  @Test
  void an_endpoint_may_want_all_in_one_order() {
    String endpoint = endpoint(true);
    String first = enqueue("a", null, null);
    String second = enqueue("b", "key", null);

    Outbox.Claim claim = claim(NOW).get(0);
    assertThat(claim.message()).isEqualTo(first);
    assertThat(claimed(NOW)).isEmpty();
    settle(claim, State.DELIVERED, null);
    assertThat(claim(NOW)).extracting(Outbox.Claim::message).containsExactly(second);
    assertThat(outbox.deliveries(endpoint, 1))
        .extracting(WebhookDelivery::message)
        .containsExactly(second);
  }

  @Test
  void who_is_held_disabled_or_busy_gets_nothing() {
    String endpoint = endpoint(false);
    enqueue("a", null, endpoint);

    endpoints.hold(endpoint, NOW.plusSeconds(30));
    endpoints.hold(endpoint, NOW.plusSeconds(10));
    assertThat(claim(NOW.plusSeconds(29))).isEmpty();
    endpoints.setState(endpoint, WebhookEndpoint.State.DISABLED);
    assertThat(claim(NOW.plusSeconds(31))).isEmpty();
    endpoints.setState(endpoint, WebhookEndpoint.State.ENABLED);
    assertThat(outbox.claim(NOW, NOW.plus(LEASE), 10, 10, Map.of(endpoint, 10, "ep_x", 12)))
        .isEmpty();
    assertThat(claim(NOW)).as("enabling ends a hold").hasSize(1);
  }

  @Test
  void one_endpoint_gets_no_more_than_its_share() {
    String one = endpoint(false);
    String other = endpoint(false);
    for (int i = 0; i < 5; i++) {
      enqueue("a", null, one);
    }
    enqueue("a", null, other);

    assertThat(outbox.claim(NOW, NOW.plus(LEASE), 8, 2, Map.of()))
        .extracting(Outbox.Claim::endpoint)
        .containsExactly(one, one, other);
  }

  @Test
  void what_is_on_its_way_to_an_endpoint_counts_as_its_share() {
    String one = endpoint(false);
    String other = endpoint(false);
    for (int i = 0; i < 5; i++) {
      enqueue("a", null, one);
      enqueue("a", null, other);
    }

    assertThat(outbox.claim(NOW, NOW.plus(LEASE), 8, 3, Map.of(one, 2, other, 3)))
        .extracting(Outbox.Claim::endpoint)
        .containsExactly(one);
  }

  @Test
  void what_is_dead_or_was_lost_can_be_replayed_from_the_beginning_of_the_schedule() {
    String endpoint = endpoint(false);
    enqueue("a", null, endpoint);
    enqueue("b", null, endpoint);
    List<Outbox.Claim> claims = claim(NOW);
    assertThat(outbox.replay(claims.get(0).delivery(), NOW)).as("it is pending").isFalse();
    settle(claims.get(0), State.DEAD, null);
    settle(claims.get(1), State.DELIVERED, null);

    assertThat(outbox.replayDead(endpoint, NOW)).isEqualTo(1);
    assertThat(outbox.replay(claims.get(1).delivery(), NOW)).isTrue();

    List<Outbox.Claim> again = claim(NOW);
    assertThat(again).extracting(Outbox.Claim::attempts).containsExactly(1, 1);
    assertThat(again).extracting(Outbox.Claim::tries).containsExactly(0, 0);
  }

  @Test
  void what_is_old_and_done_is_forgotten() {
    String endpoint = endpoint(false);
    enqueue("a", null, endpoint);
    enqueue("b", null, endpoint);
    List<Outbox.Claim> claims = claim(NOW);
    settle(claims.get(0), State.DELIVERED, null);

    Instant over = NOW.plus(LEASE);
    outbox.forget(over, over);
    assertThat(outbox.deliveries(endpoint, 10)).hasSize(2);
    outbox.forget(over.plusMillis(1), over);
    assertThat(outbox.deliveries(endpoint, 10))
        .extracting(WebhookDelivery::message)
        .containsExactly(claims.get(1).message());
    assertThat(outbox.attempts(claims.get(0).delivery())).isEmpty();
  }

  @Test
  void what_waits_too_long_for_an_endpoint_that_is_not_enabled_is_dead_and_can_be_replayed() {
    String off = endpoint(false);
    String on = endpoint(false);
    String old = enqueue("a", null, off);
    enqueue("a", null, on);
    endpoints.setState(off, WebhookEndpoint.State.GONE);
    Instant later = NOW.plus(Duration.ofDays(30));

    outbox.forget(NOW, later);
    assertThat(outbox.deliveries(off, 1).get(0).state()).isEqualTo(State.PENDING);
    outbox.forget(NOW.plusMillis(1), later);

    WebhookDelivery dead = outbox.deliveries(off, 1).get(0);
    assertThat(dead.state()).isEqualTo(State.DEAD);
    assertThat(outbox.deliveries(on, 1).get(0).state()).isEqualTo(State.PENDING);
    outbox.forget(later, later);
    endpoints.setState(off, WebhookEndpoint.State.ENABLED);
    assertThat(outbox.replayDead(off, later)).as("it is not forgotten yet").isEqualTo(1);
    assertThat(claimed(later)).contains(old);
  }

  @Test
  void an_endpoint_goes_with_all_that_is_on_its_way_to_it() {
    String endpoint = endpoint(false);
    enqueue("a", null, endpoint);
    Outbox.Claim claim = claim(NOW).get(0);

    assertThat(endpoints.remove(endpoint)).isTrue();

    assertThat(endpoints.find(endpoint)).isNull();
    assertThat(settle(claim, State.DELIVERED, null)).isFalse();
    assertThat(outbox.deliveries(endpoint, 10)).isEmpty();
    assertThat(endpoints.remove(endpoint)).isFalse();
  }

  @Test
  void of_two_who_rotate_a_secret_at_once_one_is_told_to_look_again() {
    String endpoint = endpoint(false);

    assertThat(endpoints.changeSecrets(endpoint, "sealed", "one")).isTrue();
    assertThat(endpoints.changeSecrets(endpoint, "sealed", "other")).isFalse();
    assertThat(endpoints.find(endpoint).secrets()).isEqualTo("one");
  }

  @Test
  void four_nodes_that_claim_at_once_get_each_delivery_once() throws Exception {
    String endpoint = endpoint(false);
    IntStream.range(0, 100).forEach(i -> enqueue("a", null, endpoint));
    ConcurrentLinkedQueue<Long> claimed = new ConcurrentLinkedQueue<>();
    ExecutorService nodes = Executors.newFixedThreadPool(4);
    Callable<Boolean> node =
        () -> {
          for (int empty = 0; empty < 3; ) {
            List<Outbox.Claim> claims =
                new DatabaseOutbox(source).claim(NOW, NOW.plus(LEASE), 7, 7, Map.of());
            claims.forEach(claim -> claimed.add(claim.delivery()));
            empty = claims.isEmpty() ? empty + 1 : 0;
          }
          return true;
        };
    for (Future<Boolean> end : nodes.invokeAll(List.of(node, node, node, node))) {
      assertThat(end.get()).isTrue();
    }
    nodes.shutdown();

    assertThat(claimed).hasSize(100).doesNotHaveDuplicates();
  }

  @Test
  void what_a_transaction_wrote_goes_with_it() throws Exception {
    String endpoint = endpoint(false);
    Databases.rolledBack(
        database,
        within ->
            new DatabaseOutbox(within)
                .enqueue(new Outbox.Message("msg_lost", "a", "1", NOW, null, endpoint)));

    assertThat(outbox.deliveries(endpoint, 10)).isEmpty();
    assertThat(claim(NOW)).isEmpty();
  }
}
