package org.freshet.essentials.webhook.post;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Proxy;
import java.net.ProxySelector;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;
import org.freshet.essentials.api.RefusedWebhookUrlException;
import org.freshet.essentials.api.WebhookAttempt.Outcome;
import org.freshet.essentials.config.AddressRange;
import org.freshet.essentials.config.SendingSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PinnedPostTest {

  private static final byte[] BODY = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n";

  private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor();
  private final List<String> asked = new ArrayList<>();

  /** Long, since a handshake takes its time on a machine that has much to do. */
  private Duration timeout = Duration.ofSeconds(30);

  @TempDir Path folder;

  @AfterEach
  void end() {
    deadlines.shutdownNow();
  }

  private static SendingSettings settings(String... allowed) {
    return new SendingSettings(
        Duration.ofSeconds(1),
        Duration.ofMinutes(1),
        Duration.ofSeconds(1),
        1,
        true,
        List.of(allowed).stream().map(AddressRange::parse).toList());
  }

  private Targets local(String... allowed) {
    return new Targets(
        settings(allowed),
        host -> {
          asked.add(host);
          return new InetAddress[] {InetAddress.getByName("127.0.0.1")};
        });
  }

  private Reply send(Targets targets, SSLContext tls, String url) {
    return new PinnedPost(
            targets,
            () -> tls == null ? PinnedPost.systemTls() : tls.getSocketFactory(),
            deadlines,
            timeout)
        .send(url, List.of("webhook-id: msg_1", "Content-Type: application/json"), BODY);
  }

  private Reply send(RawServer server) {
    return send(local("127.0.0.1"), null, "http://hooks.test:" + server.port() + "/in?a=b");
  }

  @Test
  void a_request_is_what_http_asks_for_and_goes_to_the_address_of_the_name() throws Exception {
    try (RawServer server = RawServer.saying(OK)) {
      assertThat(send(server)).isEqualTo(new Reply(Outcome.DELIVERED, 200, null));
      assertThat(server.requests())
          .containsExactly(
              "POST /in?a=b HTTP/1.1\nHost: hooks.test:"
                  + server.port()
                  + "\nwebhook-id: msg_1\nContent-Type: application/json\nContent-Length: 7\n"
                  + "Connection: close\n\n{\"a\":1}");
      assertThat(asked).as("looked up once").containsExactly("hooks.test");
    }
  }

  @Test
  void a_status_says_what_became_of_it_and_a_field_when_to_come_back() throws Exception {
    String[] statuses = {"204 No Content", "410 Gone", "503 Slow\r\nretry-After:  120 ", "404"};
    Reply[] replies = {
      new Reply(Outcome.DELIVERED, 204, null),
      new Reply(Outcome.GONE, 410, null),
      new Reply(Outcome.REFUSED, 503, "120"),
      new Reply(Outcome.REFUSED, 404, null)
    };
    for (int i = 0; i < statuses.length; i++) {
      try (RawServer server = RawServer.saying("HTTP/1.1 " + statuses[i] + "\r\n\r\n")) {
        assertThat(send(server)).isEqualTo(replies[i]);
      }
    }
    try (RawServer server = RawServer.saying("HTTP/1.1 103 Hints\r\nLink: x\r\n\r\n" + OK)) {
      assertThat(send(server).outcome()).isEqualTo(Outcome.DELIVERED);
    }
  }

  @Test
  void nobody_is_followed_elsewhere() throws Exception {
    try (RawServer inside = RawServer.saying(OK);
        RawServer server =
            RawServer.saying(
                "HTTP/1.1 307 Elsewhere\r\nLocation: http://127.0.0.1:"
                    + inside.port()
                    + "/\r\n\r\n")) {
      assertThat(send(server)).isEqualTo(new Reply(Outcome.REDIRECTED, 307, null));
      assertThat(inside.requests()).isEmpty();
    }
  }

  @Test
  void a_private_address_is_not_sent_to_whatever_its_name() throws Exception {
    try (RawServer server = RawServer.saying(OK)) {
      for (String host : List.of("127.0.0.1", "localhost", "[::1]", "2130706433", "0.0.0.0")) {
        String url = "http://" + host + ":" + server.port() + "/";
        Targets targets = new Targets(settings(), Names.ofTheSystem());
        assertThatExceptionOfType(RefusedWebhookUrlException.class)
            .isThrownBy(() -> targets.check(url));
        assertThat(send(targets, null, url)).isEqualTo(Reply.without(Outcome.FORBIDDEN));
      }
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void a_name_that_means_something_else_after_it_was_registered_is_not_sent_to() throws Exception {
    AtomicInteger times = new AtomicInteger();
    Names rebound =
        host ->
            new InetAddress[] {
              InetAddress.getByName(times.getAndIncrement() == 0 ? "93.184.216.34" : "127.0.0.1")
            };
    try (RawServer server = RawServer.saying(OK)) {
      String url = "http://hooks.test:" + server.port() + "/";
      Targets targets = new Targets(settings(), rebound);
      targets.check(url);

      assertThat(send(targets, null, url)).isEqualTo(Reply.without(Outcome.FORBIDDEN));
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void a_name_that_changes_between_look_and_connection_changes_nothing() throws Exception {
    AtomicInteger times = new AtomicInteger();
    Names rebound =
        host ->
            new InetAddress[] {
              InetAddress.getByName(times.getAndIncrement() == 0 ? "127.0.0.1" : "127.0.0.2")
            };
    try (RawServer server = RawServer.saying(OK)) {
      Targets targets = new Targets(settings("127.0.0.1"), rebound);
      Reply reply = send(targets, null, "http://hooks.test:" + server.port() + "/");

      assertThat(reply.outcome()).isEqualTo(Outcome.DELIVERED);
      assertThat(times).as("looked up once, checked and connected to").hasValue(1);
    }
  }

  @Test
  void nobody_learns_which_names_there_are_inside() {
    Targets inside = new Targets(settings(), host -> new InetAddress[] {loopback()});
    Targets unknown =
        new Targets(
            settings(),
            host -> {
              throw new UnknownHostException(host);
            });
    List<String> told = new ArrayList<>();
    for (Targets targets : List.of(inside, unknown)) {
      assertThatExceptionOfType(RefusedWebhookUrlException.class)
          .isThrownBy(() -> targets.check("https://db.internal/"))
          .withNoCause()
          .satisfies(e -> told.add(e.getMessage()));
    }
    assertThat(told).hasSize(2).containsOnly(told.get(0));
  }

  private static InetAddress loopback() {
    return InetAddress.getLoopbackAddress();
  }

  @Test
  void a_name_that_has_a_private_address_among_others_is_not_sent_to() {
    Targets targets =
        new Targets(
            settings(),
            host ->
                new InetAddress[] {
                  InetAddress.getByName("93.184.216.34"), InetAddress.getByName("10.0.0.1")
                });
    assertThat(send(targets, null, "https://hooks.test/"))
        .isEqualTo(Reply.without(Outcome.FORBIDDEN));
  }

  @Test
  void a_certificate_must_be_trusted_and_have_the_name_though_the_address_is_right()
      throws Exception {
    SSLContext right = TlsNames.of("hooks.test", folder).context();
    SSLContext wrong = TlsNames.of("other.test", folder).context();
    Targets targets = local("127.0.0.1");
    RawServer.Answer ok = out -> out.write(OK.getBytes(StandardCharsets.ISO_8859_1));
    try (RawServer server = new RawServer(right.getServerSocketFactory(), ok)) {
      String url = "https://hooks.test:" + server.port() + "/";
      assertThat(send(targets, right, url)).isEqualTo(new Reply(Outcome.DELIVERED, 200, null));
      assertThat(server.requests().get(0)).contains("Host: hooks.test:");
      assertThat(send(targets, null, url).outcome()).isEqualTo(Outcome.UNTRUSTED);
      assertThat(server.requests()).hasSize(1);
    }
    try (RawServer server = new RawServer(wrong.getServerSocketFactory(), ok)) {
      String url = "https://hooks.test:" + server.port() + "/";
      assertThat(send(targets, wrong, url).outcome()).isEqualTo(Outcome.UNTRUSTED);
      assertThat(server.requests()).isEmpty();
    }
  }

  @Test
  void who_says_nothing_or_a_byte_now_and_then_is_left_in_time() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    timeout = Duration.ofSeconds(1);
    RawServer.Answer silent = out -> end.await();
    RawServer.Answer dripping =
        out -> {
          for (int i = 0; end.getCount() > 0 && i < 600; i++) {
            drip(out);
          }
        };
    for (RawServer.Answer answer : List.of(silent, dripping)) {
      try (RawServer server = new RawServer(ServerSocketFactory.getDefault(), answer)) {
        long began = System.nanoTime();
        assertThat(send(server)).isEqualTo(Reply.without(Outcome.TIMED_OUT));
        assertThat(Duration.ofNanos(System.nanoTime() - began))
            .isBetween(Duration.ofMillis(900), Duration.ofSeconds(10));
      }
    }
    end.countDown();
  }

  @Test
  void at_the_end_nobody_is_waited_for_and_nobody_is_connected_to() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    ExecutorService sending = Executors.newSingleThreadExecutor();
    try (RawServer server = new RawServer(ServerSocketFactory.getDefault(), out -> end.await())) {
      PinnedPost post = patient(deadlines);
      String url = "http://hooks.test:" + server.port() + "/";
      Future<Reply> reply = sending.submit(() -> post.send(url, List.of(), BODY));
      while (server.requests().isEmpty() && !reply.isDone()) {
        org.freshet.essentials.stores.TrueTime.pass(Duration.ofMillis(10));
      }
      post.end();
      deadlines.shutdownNow();

      assertThat(reply.get(10, TimeUnit.SECONDS)).isEqualTo(Reply.without(Outcome.TIMED_OUT));
      ScheduledExecutorService others = Executors.newSingleThreadScheduledExecutor();
      PinnedPost ended = patient(others);
      ended.end();
      assertThat(ended.send(url, List.of(), BODY)).isEqualTo(Reply.without(Outcome.TIMED_OUT));
      others.shutdownNow();
      assertThat(server.requests()).hasSize(1);
    }
    end.countDown();
    sending.shutdownNow();
  }

  private PinnedPost patient(ScheduledExecutorService deadlines) {
    return new PinnedPost(
        local("127.0.0.1"), PinnedPost::systemTls, deadlines, Duration.ofSeconds(60));
  }

  @Test
  void a_connection_waits_no_longer_than_the_time_though_nobody_closes_it() throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    try (RawServer server = new RawServer(ServerSocketFactory.getDefault(), out -> end.await())) {
      Line line = new Line(300);
      Socket socket = line.connect(List.of(InetAddress.getByName("127.0.0.1")), server.port());
      assertThatExceptionOfType(SocketTimeoutException.class)
          .isThrownBy(() -> socket.getInputStream().read());
      line.close();
    }
    end.countDown();
  }

  private static void drip(OutputStream out) throws Exception {
    out.write(' ');
    out.flush();
    org.freshet.essentials.stores.TrueTime.pass(Duration.ofMillis(50));
  }

  @Test
  void what_is_no_http_or_never_ends_is_unreadable() throws Exception {
    for (String said :
        List.of(
            "SSH-2.0-OpenSSH\r\n\r\n",
            "HTTP/2 200\r\n\r\n",
            "HTTP/1.1 20x OK\r\n\r\n",
            "HTTP/1.1 101 Switching\r\n\r\n",
            "HTTP/1.1 200 OK\r\n" + "X: y\r\n".repeat(10_000))) {
      try (RawServer server = RawServer.saying(said)) {
        assertThat(send(server)).as(said).isEqualTo(Reply.without(Outcome.UNREADABLE));
      }
    }
  }

  @Test
  void who_is_not_there_or_hangs_up_is_not_reached() throws Exception {
    int nobody;
    try (RawServer server = RawServer.saying("")) {
      nobody = server.port();
      assertThat(send(server).outcome()).isEqualTo(Outcome.UNREACHABLE);
    }
    String url = "http://hooks.test:" + nobody + "/";
    assertThat(send(local("127.0.0.1"), null, url).outcome()).isEqualTo(Outcome.UNREACHABLE);
    Names unknown =
        host -> {
          throw new UnknownHostException(host);
        };
    assertThat(send(new Targets(settings(), unknown), null, url).outcome())
        .isEqualTo(Outcome.UNREACHABLE);
  }

  @Test
  void a_proxy_of_the_machine_is_not_asked() throws Exception {
    ProxySelector before = ProxySelector.getDefault();
    List<URI> chosen = new ArrayList<>();
    ProxySelector.setDefault(
        new ProxySelector() {
          @Override
          public List<Proxy> select(URI uri) {
            chosen.add(uri);
            return List.of(Proxy.NO_PROXY);
          }

          @Override
          public void connectFailed(URI uri, SocketAddress address, java.io.IOException e) {
            chosen.add(uri);
          }
        });
    try (RawServer server = RawServer.saying(OK)) {
      assertThat(send(server).outcome()).isEqualTo(Outcome.DELIVERED);
      assertThat(chosen).isEmpty();
    } finally {
      ProxySelector.setDefault(before);
    }
  }
}
