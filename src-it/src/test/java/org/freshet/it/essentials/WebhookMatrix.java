package org.freshet.it.essentials;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.freshet.it.essentials.app.hooks.AttemptLog;
import org.freshet.it.essentials.app.hooks.Hooks;
import org.freshet.it.essentials.app.hooks.Inbox;
import org.freshet.it.server.Archives;
import org.freshet.it.server.Server;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Events that are told to somebody outside, and messages that somebody outside sends. */
@ExtendWith(ArquillianExtension.class)
abstract class WebhookMatrix {

  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String OLD = "whsec_AAECAwQFBgcICQoLDA0ODxAREhMUFRYX";
  private static final String NOTE = "{\"type\":\"paid\", \"data\":{\"cents\":1999}}";
  private static final String JSON = "application/json";

  private static final String[] SETTINGS = {
    "essentials.webhook.store=database",
    "essentials.webhook.keys=k1:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=",
    "essentials.webhook.plain-http=true",
    "essentials.webhook.allowed-addresses=127.0.0.1",
    "essentials.webhook.schedule=0,PT1S,PT1S,PT1S",
    "essentials.webhook.poll=PT60S",
    "essentials.webhook.max-received=1024",
    "essentials.webhook.receiver.payments=" + SECRET + "," + OLD,
    "essentials.database.create=true"
  };

  @ArquillianResource URL application;
  @ArquillianResource Server server;

  static String[] settings(String more) {
    return Stream.concat(Stream.of(SETTINGS), Stream.of(more)).toArray(String[]::new);
  }

  /** What a message that was accepted before is answered with. */
  void isKnown(Errand again) {
    again.answers(409);
    assertThat(again.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(again.response().body()).contains("The message was accepted before.");
  }

  static WebArchive bare() {
    return Archives.bareWar(
        Hooks.class, AttemptLog.class, Inbox.class, Inbox.Note.class, Inbox.Payment.class);
  }

  private Errand post(String path, String type, String body, String... headers) {
    return Errand.send(application, "POST", path, type, body, headers);
  }

  private String posted(String path) {
    return post(path, "text/plain", "").answers(200).response().body();
  }

  private String got(String path) {
    return Errand.get(application, path).answers(200).response().body();
  }

  private static void until(java.util.function.BooleanSupplier condition) {
    Instant end = Instant.now().plus(Duration.ofSeconds(30));
    while (!condition.getAsBoolean()) {
      assertThat(Instant.now()).as("it takes too long").isBefore(end);
      java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
    }
  }

  @Test
  void what_a_transaction_enqueued_arrives_signed_when_it_has_committed() throws Exception {
    try (Partner partner = new Partner()) {
      String[] issued = posted("hooks/endpoints?url=" + partner.url()).split(" ");

      String id = posted("hooks/orders/1");

      Partner.Message message = partner.next().verifiedWith(issued[1]);
      assertThat(message.id()).isEqualTo(id);
      assertThat(message.body())
          .startsWith("{\"type\":\"order.created\",\"timestamp\":\"")
          .endsWith("\"data\":{\"id\":1}}");
      until(() -> got("hooks/endpoints/" + issued[0] + "/attempts").equals("1 DELIVERED 204"));
      assertThat(got("hooks/endpoints/" + issued[0] + "/deliveries"))
          .isEqualTo(id + " DELIVERED 1");
      assertThat(server.logged()).doesNotContain(issued[1]);
      remove(issued[0]);
    }
  }

  private void remove(String endpoint) {
    Errand.send(application, "DELETE", "hooks/endpoints/" + endpoint, "text/plain", "")
        .answers(204);
  }

  @Test
  void what_was_rolled_back_does_not_arrive() throws Exception {
    try (Partner partner = new Partner()) {
      String[] issued = posted("hooks/endpoints?url=" + partner.url()).split(" ");

      post("hooks/orders/2?fails=true", "text/plain", "").answers(500);
      String id = posted("hooks/orders/3");

      assertThat(partner.next().verifiedWith(issued[1]).body()).endsWith("{\"id\":3}}");
      until(() -> got("hooks/endpoints/" + issued[0] + "/deliveries").equals(id + " DELIVERED 1"));
      assertThat(partner.hasMore()).isFalse();
      remove(issued[0]);
    }
  }

  @Test
  void what_fails_comes_again_in_its_order_and_a_new_secret_signs_beside_the_old_one()
      throws Exception {
    try (Partner partner = new Partner()) {
      String[] issued = posted("hooks/endpoints?url=" + partner.url()).split(" ");
      String young = posted("hooks/endpoints/" + issued[0] + "/secret");
      partner.answers(500);
      String first = posted("hooks/orders/4");
      assertThat(partner.next().verifiedWith(issued[1]).verifiedWith(young).id()).isEqualTo(first);
      partner.answers(204);
      String second = posted("hooks/orders/5");

      String last = partner.next().verifiedWith(young).id();
      while (last.equals(first)) {
        last = partner.next().verifiedWith(young).id();
      }
      assertThat(last).isEqualTo(second);
      assertThat(got("hooks/endpoints/" + issued[0] + "/deliveries"))
          .contains(first + " DELIVERED");
      remove(issued[0]);
    }
  }

  @Test
  void nobody_registers_what_is_inside_or_without_tls() {
    for (String url :
        new String[] {
          "https://10.0.0.1/", "https://[::1]/", "https://169.254.169.254/", "ftp://acme.example/"
        }) {
      Errand refused =
          post(
              "hooks/endpoints?url=" + java.net.URLEncoder.encode(url, StandardCharsets.UTF_8),
              "text/plain",
              "");
      refused.answers(422);
      assertThat(refused.response().body()).contains("\"title\":\"Refused webhook URL\"");
    }
  }

  private Errand deliver(String path, String type, String id, String secret, String body) {
    return deliver(path, type, id, Instant.now().getEpochSecond(), secret, body, body);
  }

  private Errand deliver(
      String path, String type, String id, long moment, String secret, String signed, String body) {
    try {
      String signature = new Webhook(secret).sign(id, moment, signed);
      return post(
          path,
          type,
          body,
          "webhook-id",
          id,
          "webhook-timestamp",
          Long.toString(moment),
          "webhook-signature",
          signature);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static String id() {
    return "msg_" + UUID.randomUUID();
  }

  @Test
  void a_message_of_its_sender_reaches_the_method_with_either_secret() {
    for (String secret : new String[] {SECRET, OLD}) {
      String id = id();
      assertThat(deliver("inbox", JSON, id, secret, NOTE).answers(200).response().body())
          .isEqualTo(id + " paid 1999");
    }
  }

  @Test
  void the_bytes_reach_it_untouched() {
    String body = "\u0001 \r\n\u00e9\ud83d\udcda ";
    String bytes = java.util.HexFormat.of().formatHex(body.getBytes(StandardCharsets.UTF_8));
    assertThat(
            deliver("inbox/bytes", "application/octet-stream", id(), SECRET, body)
                .answers(200)
                .response()
                .body())
        .isEqualTo(bytes);
  }

  @Test
  void a_message_that_is_forged_changed_or_old_is_refused() {
    String other = "whsec_" + "B".repeat(32);
    long now = Instant.now().getEpochSecond();
    String forged = "\"detail\":\"The message is not signed by its sender.\"";

    Errand foreign = deliver("inbox", JSON, id(), other, NOTE).answers(401);
    assertThat(foreign.response().body()).contains(forged);
    assertThat(foreign.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(foreign.header("WWW-Authenticate")).isEqualTo("Standard-Webhooks");
    Errand changed = deliver("inbox", JSON, id(), now, SECRET, NOTE, NOTE.replace("1", "9"));
    assertThat(changed.answers(401).response().body()).contains(forged);
    assertThat(post("inbox", JSON, NOTE).answers(401).response().body()).contains(forged);
    Errand old = deliver("inbox", JSON, id(), now - 400, SECRET, NOTE, NOTE).answers(401);
    assertThat(old.response().body()).contains("\"detail\":\"The message is not of now.\"");
    deliver("inbox", JSON, id(), SECRET, "\"" + "x".repeat(1100) + "\"").answers(413);
  }

  @Test
  void a_message_that_was_accepted_before_does_not_reach_the_method() {
    String id = id();
    deliver("inbox", JSON, id, SECRET, NOTE).answers(200);
    String calls = deliver("inbox/calls", JSON, id(), SECRET, "{}").response().body();

    isKnown(deliver("inbox", JSON, id, SECRET, NOTE));
    assertThat(deliver("inbox/calls", JSON, id(), SECRET, "{}").response().body()).isEqualTo(calls);
  }

  @Test
  void a_message_whose_method_failed_may_come_again() {
    String id = id();
    deliver("inbox/failing?status=500", JSON, id, SECRET, NOTE).answers(500);
    deliver("inbox/failing?status=503", JSON, id, SECRET, NOTE).answers(503);
    deliver("inbox", JSON, id, SECRET, "no json").answers(400);
    deliver("inbox/failing?status=0", JSON, id, SECRET, NOTE).answers(200);
    isKnown(deliver("inbox/failing?status=0", JSON, id, SECRET, NOTE));
  }
}
