package org.freshet.essentials.webhook.send;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.freshet.essentials.api.IssuedWebhookSecret;
import org.freshet.essentials.api.NewWebhookEndpoint;
import org.freshet.essentials.api.RefusedWebhookUrlException;
import org.freshet.essentials.api.WebhookAttempt;
import org.freshet.essentials.api.WebhookAttempt.Outcome;
import org.freshet.essentials.api.WebhookDelivery;
import org.freshet.essentials.api.WebhookDelivery.State;
import org.freshet.essentials.api.WebhookEndpoint;
import org.freshet.essentials.api.WebhookEvent;
import org.freshet.essentials.stores.Databases;
import org.freshet.essentials.stores.TrueTime;
import org.freshet.essentials.webhook.post.Names;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From an event to whoever is told, who verifies with the library of Standard Webhooks. */
class SendingTest {

  private static final String QUICK = "essentials.webhook.schedule=0,0,0";
  private static final String POLL = "essentials.webhook.poll=PT0.1S";

  private final DataSource database = Databases.h2();
  private final Receiver receiver = new Receiver();
  private final List<Node> nodes = new ArrayList<>();

  @AfterEach
  void end() {
    nodes.forEach(Node::close);
    receiver.close();
  }

  private Node node(String... settings) {
    Node node = new Node(database, settings).sending();
    nodes.add(node);
    return node;
  }

  private WebhookEndpoint register(Node node, String path, String... types) {
    return register(node, path, NewWebhookEndpoint.of("acme", receiver.url(path), types));
  }

  private WebhookEndpoint register(Node node, String path, NewWebhookEndpoint wish) {
    IssuedWebhookSecret issued = node.webhooks().register(wish);
    receiver.knows(path, issued.secret());
    return issued.endpoint();
  }

  private static WebhookDelivery settled(Node node, WebhookEndpoint endpoint, State state) {
    Receiver.until(
        "a delivery is " + state,
        () ->
            node.webhooks().deliveries(endpoint.id(), 1).stream()
                .anyMatch(delivery -> delivery.state() == state));
    return node.webhooks().deliveries(endpoint.id(), 1).get(0);
  }

  @Test
  void an_event_arrives_signed_with_its_type_its_moment_and_its_data() {
    Node node = node();
    WebhookEndpoint endpoint = register(node, "/hooks", "order.created");

    String id = node.webhooks().enqueue(WebhookEvent.of("order.created", "{\"id\":\"\u00e9\"}"));
    node.webhooks().enqueue(WebhookEvent.of("order.paid", "{}"));

    WebhookDelivery delivery = settled(node, endpoint, State.DELIVERED);
    assertThat(receiver.received()).hasSize(1);
    Receiver.Received message = receiver.received().get(0);
    assertThat(message.id()).isEqualTo(id).matches("msg_[0-9a-f]{32}");
    assertThat(message.body())
        .isEqualTo(
            "{\"type\":\"order.created\",\"timestamp\":\""
                + delivery.created()
                + "\",\"data\":{\"id\":\"\u00e9\"}}");
    Receiver.until("its attempt is told", () -> !node.attempts().isEmpty());
    assertThat(node.attempts().get(0).status()).isEqualTo(204);
    assertThat(node.webhooks().attempts(delivery.id())).hasSize(1);
  }

  @Test
  void what_fails_comes_again_with_the_same_id_and_a_signature_of_its_own_until_it_is_dead() {
    receiver.answers(message -> 500);
    Node node = node(QUICK);
    WebhookEndpoint endpoint = register(node, "/hooks");

    node.webhooks().enqueue(WebhookEvent.of("a", "1"));

    WebhookDelivery dead = settled(node, endpoint, State.DEAD);
    assertThat(dead.attempts()).isEqualTo(3);
    assertThat(receiver.received()).hasSize(3);
    assertThat(receiver.deduped()).hasSize(1);
    assertThat(node.webhooks().attempts(dead.id()))
        .extracting(WebhookAttempt::outcome)
        .containsOnly(Outcome.REFUSED);

    receiver.answers(message -> 200);
    assertThat(node.webhooks().replay(dead.id())).isTrue();
    assertThat(settled(node, endpoint, State.DELIVERED).attempts()).isEqualTo(4);
    assertThat(receiver.deduped()).hasSize(1);
  }

  @Test
  void an_endpoint_that_is_gone_is_told_nothing_any_more_until_it_is_enabled() {
    receiver.answers(message -> 410);
    Node node = node();
    WebhookEndpoint endpoint = register(node, "/hooks");
    node.webhooks().enqueue(WebhookEvent.of("a", "1"));
    settled(node, endpoint, State.DEAD);
    Receiver.until(
        "it is gone",
        () ->
            node.webhooks().endpoint(endpoint.id()).orElseThrow().state()
                == WebhookEndpoint.State.GONE);

    node.webhooks().enqueue(WebhookEvent.of("a", "2"));
    receiver.answers(message -> 204);
    assertThat(node.webhooks().enable(endpoint.id())).isTrue();
    node.webhooks().enqueue(WebhookEvent.of("a", "3"));

    settled(node, endpoint, State.DELIVERED);
    assertThat(receiver.received())
        .extracting(message -> message.body().replaceAll(".*\"data\":", ""))
        .containsExactly("1}", "3}");
  }

  @Test
  void retry_after_is_honoured_for_all_that_the_endpoint_gets() {
    receiver.answers(message -> 429);
    receiver.asksToComeBackAfter("3600");
    Node node = node(QUICK, POLL);
    WebhookEndpoint endpoint = register(node, "/hooks");
    node.webhooks().enqueue(WebhookEvent.of("a", "1"));
    Receiver.until("it is asked to wait", () -> !node.attempts().isEmpty());

    node.webhooks().enqueue(WebhookEvent.of("a", "2"));
    WebhookEndpoint other = register(node, "/other");
    receiver.answers(message -> 204);
    node.webhooks().enqueue(WebhookEvent.of("b", "3").to(other.id()));
    settled(node, other, State.DELIVERED);

    assertThat(receiver.received()).extracting(Receiver.Received::path).hasSize(2);
    List<WebhookDelivery> waiting = node.webhooks().deliveries(endpoint.id(), 10);
    assertThat(waiting).extracting(WebhookDelivery::state).containsOnly(State.PENDING);
    assertThat(waiting.get(1).due()).isAfter(waiting.get(1).created().plusSeconds(3599));
  }

  @Test
  void while_a_secret_is_rotated_both_verify_and_afterwards_the_new_one() {
    Node node = node();
    IssuedWebhookSecret old =
        node.webhooks().register(NewWebhookEndpoint.of("acme", receiver.url("/hooks")));
    IssuedWebhookSecret young = node.webhooks().rotate(old.endpoint().id()).orElseThrow();
    receiver.knows("/hooks", old.secret(), young.secret());

    node.webhooks().enqueue(WebhookEvent.of("a", "1"));
    settled(node, old.endpoint(), State.DELIVERED);

    assertThat(receiver.received().get(0).signatures().split(" ")).hasSize(2);
    assertThat(old.toString() + young).doesNotContain("whsec_");
    assertThat(node.webhooks().rotate("ep_nothing")).isEmpty();
  }

  @Test
  void in_one_order_a_message_waits_for_the_one_before_though_that_fails_at_first() {
    AtomicInteger refused = new AtomicInteger();
    receiver.answers(
        message ->
            message.body().contains("\"data\":3}") && refused.incrementAndGet() < 3 ? 500 : 204);
    Node node = node(QUICK, POLL);
    nodes.add(new Node(database, QUICK, POLL).sending());
    register(node, "/hooks");
    for (int i = 0; i < 20; i++) {
      node.webhooks().enqueue(WebhookEvent.of("a", Integer.toString(i)).inOrder("one"));
    }
    Receiver.until("all are there", () -> receiver.deduped().size() == 20);

    assertThat(receiver.received())
        .extracting(message -> message.body().replaceAll(".*\"data\":|}", ""))
        .containsExactlyElementsOf(
            IntStream.range(0, 20)
                .boxed()
                .flatMap(i -> java.util.Collections.nCopies(i == 3 ? 3 : 1, "" + i).stream())
                .toList());
  }

  @Test
  void two_nodes_send_each_message_once() {
    Node node = node(POLL);
    Node other = node(POLL);
    WebhookEndpoint endpoint = register(node, "/hooks");
    for (int i = 0; i < 60; i++) {
      node.webhooks().enqueue(WebhookEvent.of("a", Integer.toString(i)));
    }
    Receiver.until(
        "all are delivered",
        () ->
            node.webhooks().deliveries(endpoint.id(), 100).stream()
                .allMatch(delivery -> delivery.state() == State.DELIVERED));

    assertThat(receiver.received())
        .hasSize(60)
        .extracting(Receiver.Received::id)
        .doesNotHaveDuplicates();
    assertThat(node.attempts().size() + other.attempts().size()).isLessThanOrEqualTo(60);
  }

  @Test
  void an_endpoint_that_does_not_answer_leaves_room_for_others() {
    CountDownLatch end = new CountDownLatch(1);
    ConcurrentHashMap<String, Integer> held = new ConcurrentHashMap<>();
    receiver.answers(
        message -> {
          if (message.path().equals("/slow")) {
            held.put(message.id(), 1);
            await(end);
          }
          return 204;
        });
    Node node = node(POLL);
    WebhookEndpoint slow = register(node, "/slow");
    for (int i = 0; i < 50; i++) {
      node.webhooks().enqueue(WebhookEvent.of("a", "1").to(slow.id()));
    }
    Receiver.until("the slow one has its share", () -> held.size() == 2);
    WebhookEndpoint quick = register(node, "/quick");
    node.webhooks().enqueue(WebhookEvent.of("a", "2").to(quick.id()));

    settled(node, quick, State.DELIVERED);
    assertThat(held).hasSize(2);
    end.countDown();
  }

  @Test
  void what_cannot_be_tried_counts_as_an_attempt_and_holds_nobody_up_for_ever() {
    Names local = host -> new InetAddress[] {InetAddress.getByName("127.0.0.1")};
    Node node = new Node(database, InstantSource.system(), local, QUICK, POLL).sending();
    nodes.add(node);
    // No name in TLS has so long a label.
    String url = receiver.url("/").replace("http://127.0.0.1", "https://" + "a".repeat(64));
    WebhookEndpoint endpoint =
        node.webhooks().register(NewWebhookEndpoint.of("acme", url).inOrder()).endpoint();
    node.webhooks().enqueue(WebhookEvent.of("a", "1"));

    WebhookDelivery dead = settled(node, endpoint, State.DEAD);
    assertThat(node.webhooks().attempts(dead.id()))
        .extracting(WebhookAttempt::outcome)
        .containsExactly(Outcome.FAILED, Outcome.FAILED, Outcome.FAILED);
  }

  @Test
  void at_the_end_no_thread_waits_for_an_endpoint_and_nothing_is_noted_of_it() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    receiver.answers(
        message -> {
          await(end);
          return 204;
        });
    Node node = node("essentials.webhook.timeout=PT1M", "essentials.webhook.lease=PT2M");
    WebhookEndpoint endpoint = register(node, "/hooks");
    node.webhooks().enqueue(WebhookEvent.of("a", "1"));
    Receiver.until("it is under way", () -> receiver.received().size() == 1);

    node.close();
    assertThat(node.isOver()).isTrue();
    end.countDown();

    WebhookDelivery left = node.webhooks().deliveries(endpoint.id(), 1).get(0);
    assertThat(left.state()).isEqualTo(State.PENDING);
    assertThat(left.attempts()).isZero();
    assertThat(node.attempts()).isEmpty();
  }

  @Test
  void an_endpoint_never_has_more_than_its_share_on_its_way() {
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    receiver.answers(
        message -> {
          most.accumulateAndGet(now.incrementAndGet(), Math::max);
          TrueTime.pass(Duration.ofMillis(message.timestamp() % 2 == 0 ? 5 : 25));
          TrueTime.pass(Duration.ofMillis(message.id().hashCode() & 31));
          now.decrementAndGet();
          return 204;
        });
    Node node = node("essentials.webhook.concurrency=16");
    WebhookEndpoint endpoint = register(node, "/hooks");
    for (int i = 0; i < 80; i++) {
      node.webhooks().enqueue(WebhookEvent.of("a", "1"));
    }
    Receiver.until("all are there", () -> receiver.received().size() == 80);
    settled(node, endpoint, State.DELIVERED);

    assertThat(most.get()).isBetween(2, 4);
  }

  @Test
  void an_error_while_looking_does_not_end_it() {
    Node writing = new Node(database);
    nodes.add(writing);
    WebhookEndpoint endpoint = register(writing, "/hooks");
    writing.webhooks().enqueue(WebhookEvent.of("a", "1"));
    AtomicBoolean broken = new AtomicBoolean();
    AtomicInteger failed = new AtomicInteger();
    Node node = new Node(failing(broken, failed), POLL);
    nodes.add(node);
    broken.set(true);
    node.sending();
    Receiver.until("it has failed", () -> failed.get() > 0);
    broken.set(false);

    settled(writing, endpoint, State.DELIVERED);
  }

  /** The database, whose driver cannot be loaded at times. */
  private DataSource failing(AtomicBoolean broken, AtomicInteger failed) {
    return (DataSource)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {DataSource.class},
            (proxy, method, arguments) -> {
              if (broken.get()) {
                failed.incrementAndGet();
                throw new NoClassDefFoundError("a.driver.that.is.Gone");
              }
              return method.invoke(database, arguments);
            });
  }

  @Test
  void many_who_wake_it_at_once_get_one_look_that_is_to_come() throws Exception {
    Node node = node("essentials.webhook.poll=PT5M");
    // Beside it the next poll.
    assertThat(node.waitingAfterWakes(1000)).isEqualTo(2);
  }

  private static void await(CountDownLatch end) {
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void what_waits_for_a_disabled_endpoint_is_sent_when_it_is_enabled() {
    Node waiting = new Node(database, POLL);
    WebhookEndpoint endpoint = register(waiting, "/hooks");
    waiting.webhooks().enqueue(WebhookEvent.of("a", "1"));
    waiting.webhooks().disable(endpoint.id());
    Node node = node(POLL);
    WebhookEndpoint other = register(node, "/other");
    node.webhooks().enqueue(WebhookEvent.of("a", "2").to(other.id()));
    settled(node, other, State.DELIVERED);
    assertThat(receiver.received()).hasSize(1);

    node.webhooks().enable(endpoint.id());
    settled(node, endpoint, State.DELIVERED);
    waiting.close();
  }

  @Test
  void what_is_malformed_too_large_or_for_nobody_is_not_enqueued() {
    Node node = node("essentials.webhook.max-body=256");
    for (String data : List.of("", "{", "{}{}", "1,\"x\":2", "nonsense", "'a'")) {
      assertThatIllegalArgumentException()
          .as(data)
          .isThrownBy(() -> node.webhooks().enqueue(WebhookEvent.of("a", data)))
          .withMessageContaining("must be JSON");
    }
    String large = "\"" + "\u00e9".repeat(120) + "\"";
    assertThatIllegalArgumentException()
        .isThrownBy(() -> node.webhooks().enqueue(WebhookEvent.of("a", large)))
        .withMessageContaining("must have at most 256");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> node.webhooks().enqueue(WebhookEvent.of("a", "1").to("ep_x")));
    assertThatIllegalArgumentException().isThrownBy(() -> WebhookEvent.of("a b", "1"));
  }

  @Test
  void an_endpoint_of_a_private_network_is_not_registered() {
    Node node = node("essentials.webhook.allowed-addresses=192.0.2.1");
    for (String url :
        List.of("http://127.0.0.1/", "http://10.0.0.1/", "http://[::1]/", "http://localhost/")) {
      org.assertj.core.api.Assertions.assertThatExceptionOfType(RefusedWebhookUrlException.class)
          .isThrownBy(() -> node.webhooks().register(NewWebhookEndpoint.of("acme", url)));
    }
    assertThat(node.webhooks().endpoints("acme")).isEmpty();
  }

  @Test
  void a_secret_that_was_sealed_with_a_lost_key_signs_nothing_and_can_be_replaced() {
    Node before = new Node(database);
    WebhookEndpoint endpoint = register(before, "/hooks");
    before.close();
    Node node =
        node(QUICK, "essentials.webhook.keys=k2:HB0eHwABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhs=");
    node.webhooks().enqueue(WebhookEvent.of("a", "1"));
    WebhookDelivery dead = settled(node, endpoint, State.DEAD);
    assertThat(node.webhooks().attempts(dead.id()))
        .extracting(WebhookAttempt::outcome)
        .containsOnly(Outcome.UNSIGNED);

    receiver.knows("/hooks", node.webhooks().rotate(endpoint.id()).orElseThrow().secret());
    assertThat(node.webhooks().replayDead(endpoint.id())).isEqualTo(1);
    settled(node, endpoint, State.DELIVERED);
  }
}
