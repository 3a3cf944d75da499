package org.freshet.isr.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.freshet.isr.FakeClock;
import org.freshet.isr.http.WarmUpSignature.Verified;
import org.freshet.isr.store.Header;
import org.freshet.isr.store.RenewalRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpWarmUpTest {

  private static final String BASE = "https://shop.example";
  private static final String TARGET = "/posts/7?page=2&q=a|b";
  private static final Duration LONG = Duration.ofSeconds(20);

  /** What a server was asked. */
  private record Asked(String method, String target, String protocol, Headers headers) {}

  /** What a server does with a request. */
  private interface Behaviour {
    void answer(HttpExchange exchange) throws IOException, InterruptedException;
  }

  private final FakeClock clock = new FakeClock();
  private final WarmUpSignature signature = new WarmUpSignature(new byte[32]);
  private final BlockingQueue<Asked> asked = new LinkedBlockingQueue<>();
  private final CountDownLatch end = new CountDownLatch(1);
  private boolean passesOurDoor = true;
  private ExecutorService threads;
  private HttpServer server;
  private Behaviour behaviour = exchange -> answer(exchange, 200, "page");

  @BeforeEach
  void begin() throws IOException {
    threads = Executors.newCachedThreadPool();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::handle);
    server.start();
  }

  @AfterEach
  void end() {
    end.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void handle(HttpExchange exchange) throws IOException {
    asked.add(
        new Asked(
            exchange.getRequestMethod(),
            exchange.getRequestURI().toString(),
            exchange.getProtocol(),
            exchange.getRequestHeaders()));
    if (passesOurDoor) {
      exchange.getResponseHeaders().set("Cache-Status", "isr; fwd=request; stored");
    }
    try {
      behaviour.answer(exchange);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      exchange.close();
    }
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private URI origin() {
    InetSocketAddress address = server.getAddress();
    return URI.create("http://127.0.0.1:" + address.getPort());
  }

  private HttpWarmUp warmUp(Duration timeout) {
    return new HttpWarmUp(this::origin, signature, clock, timeout);
  }

  private int get(String target, Header... selecting) throws IOException {
    return warmUp(LONG).get(new RenewalRequest(BASE, target, List.of(selecting)));
  }

  private Asked asked() throws InterruptedException {
    return asked.poll(10, TimeUnit.SECONDS);
  }

  @Test
  void a_page_is_asked_for_as_it_was_asked_for_before() throws Exception {
    assertThat(get("/posts/7?page=2", new Header("Accept-Language", "de, en"))).isEqualTo(200);

    Asked request = asked();
    assertThat(request.method()).isEqualTo("GET");
    assertThat(request.target()).isEqualTo("/posts/7?page=2");
    assertThat(request.protocol()).isEqualTo("HTTP/1.1");
    assertThat(request.headers().get("Accept-Language")).containsExactly("de, en");
  }

  @Test
  void the_request_says_who_sends_it_and_accepts_anything() throws Exception {
    get("/posts/7");

    Headers headers = asked().headers();
    assertThat(headers.get("User-Agent")).containsExactly("Freshet");
    assertThat(headers.get("Accept")).containsExactly("*/*");
  }

  @Test
  void a_selecting_Accept_is_sent_instead() throws Exception {
    get("/posts/7", new Header("Accept", "application/json"));

    assertThat(asked().headers().get("Accept")).containsExactly("application/json");
  }

  @Test
  void the_request_is_signed_for_its_base_and_target() throws Exception {
    get("/posts/7?page=2");

    String value = asked().headers().getFirst(WarmUpSignature.NAME);
    assertThat(signature.verify(value, "GET", "/posts/7?page=2", clock.instant()))
        .isEqualTo(new Verified(BASE));
  }

  @Test
  void a_selecting_field_cannot_take_the_place_of_the_signature() throws Exception {
    get("/posts/7", new Header(WarmUpSignature.NAME, "forged"));

    assertThat(asked().headers().get(WarmUpSignature.NAME))
        .hasSize(1)
        .noneMatch(value -> value.contains("forged"));
  }

  @Test
  void the_connection_is_not_kept() throws Exception {
    get("/posts/7");

    assertThat(asked().headers().getFirst("Connection")).isEqualTo("close");
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 204, 304, 401, 404, 410, 500, 503})
  void the_status_is_told(int status) throws Exception {
    behaviour = exchange -> answer(exchange, status, status == 204 || status == 304 ? "" : "text");

    assertThat(get("/posts/7")).isEqualTo(status);
  }

  @ParameterizedTest
  @ValueSource(ints = {301, 302, 303, 307, 308})
  void no_redirect_is_followed(int status) throws Exception {
    behaviour =
        exchange -> {
          exchange.getResponseHeaders().set("Location", origin() + "/elsewhere");
          answer(exchange, status, "");
        };

    assertThat(get("/posts/7")).isEqualTo(status);
    assertThat(asked).hasSize(1);
  }

  @Test
  void nobody_is_asked_for_a_password() throws Exception {
    behaviour =
        exchange -> {
          exchange.getResponseHeaders().set("WWW-Authenticate", "Basic realm=\"x\"");
          answer(exchange, 401, "");
        };

    assertThat(get("/posts/7")).isEqualTo(401);
    assertThat(asked).hasSize(1);
  }

  @Test
  void the_body_is_read_to_its_end_so_that_its_producer_can_finish() throws Exception {
    CountDownLatch written = new CountDownLatch(1);
    behaviour =
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          try (OutputStream body = exchange.getResponseBody()) {
            for (int i = 0; i < 500; i++) {
              body.write(new byte[8192]);
            }
          }
          written.countDown();
        };

    assertThat(get("/posts/7")).isEqualTo(200);
    assertThat(written.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 204, 404, 410})
  void an_answer_of_another_application_proves_nothing(int status) {
    passesOurDoor = false;
    behaviour = exchange -> answer(exchange, status, "");

    assertThatThrownBy(() -> get("/posts/7"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not this application");
  }

  @Test
  void silence_ends_in_time() {
    behaviour = exchange -> end.await();

    assertThatThrownBy(
            () ->
                warmUp(Duration.ofMillis(200)).get(new RenewalRequest(BASE, "/posts/7", List.of())))
        .isInstanceOf(SocketTimeoutException.class);
  }

  @Test
  void a_trickle_ends_in_time() {
    behaviour =
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          while (!end.await(20, TimeUnit.MILLISECONDS)) {
            exchange.getResponseBody().write('x');
            exchange.getResponseBody().flush();
          }
        };

    assertThatThrownBy(
            () ->
                warmUp(Duration.ofMillis(300)).get(new RenewalRequest(BASE, "/posts/7", List.of())))
        .isInstanceOf(SocketTimeoutException.class)
        .hasMessageContaining("took longer");
  }

  @Test
  void nobody_there_is_a_failure() {
    server.stop(0);

    assertThatThrownBy(() -> get("/posts/7")).isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "posts",
        "http://evil.example/",
        "@evil.example/",
        "/a b",
        "/a\r\nX: y",
        "/a#b",
        "/caf\u00e9",
      })
  void what_is_no_path_is_not_sent(String target) {
    assertThatThrownBy(() -> get(target))
        .isInstanceOf(IOException.class)
        .hasMessage("the target is not a path and query");
    assertThat(asked).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"//evil.example/x", "/@evil.example", "/:80/x", "/?@evil.example"})
  void no_target_reaches_another_host(String target) throws Exception {
    assertThat(get(target)).isEqualTo(200);
    assertThat(asked().target()).endsWith(target);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Origin", "Host", "Via", "Access-Control-Request-Method"})
  void a_field_that_the_client_would_leave_out_is_a_failure(String name) {
    assertThatThrownBy(() -> get("/posts/7", new Header(name, "x")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining(name);
    assertThat(asked).isEmpty();
  }

  @Test
  void a_field_that_breaks_the_line_is_a_failure() {
    assertThatThrownBy(() -> get("/posts/7", new Header("X", "a\r\nY: b")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("cannot be sent");
  }

  @Test
  void characters_that_a_URI_does_not_allow_are_sent_as_they_came() throws Exception {
    // The JDK's server refuses them before it asks anyone.
    assertThat(get(TARGET)).isEqualTo(400);
  }

  @Test
  void as_long_as_the_origin_is_not_known_nothing_is_sent() {
    HttpWarmUp lost = new HttpWarmUp(() -> null, signature, clock, LONG);

    assertThat(lost.isPossible()).isFalse();
    assertThat(warmUp(LONG).isPossible()).isTrue();
    assertThatThrownBy(() -> lost.get(new RenewalRequest(BASE, "/posts/7", List.of())))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not known");
  }
}
