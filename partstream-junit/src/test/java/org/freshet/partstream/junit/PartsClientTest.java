package org.freshet.partstream.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PartsClientTest {

  private static final String LINES = "application/x-ndjson";
  private static final String START =
      "{\"type\":\"start\",\"plan\":\"1\",\"pending\":[\"a\",\"b\"]}\n";
  private static final String A =
      "{\"type\":\"part\",\"name\":\"a\",\"status\":\"ok\",\"ms\":1,\"data\":7,\"cursor\":\"C1\"}\n";
  private static final String B =
      "{\"type\":\"error\",\"name\":\"b\",\"status\":\"failed\",\"ms\":1,"
          + "\"problem\":{\"status\":503},\"cursor\":\"C2\"}\n";
  private static final String END =
      "{\"type\":\"end\",\"complete\":true,\"failed\":[\"b\"],\"cursor\":\"C3\"}\n";

  private final List<String> asked = new ArrayList<>();
  private final CountDownLatch test = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;
  private Answer answer = exchange -> send(exchange, 500, "text/plain", "");

  private PartsClient client;

  private interface Answer {
    void to(HttpExchange exchange) throws IOException, InterruptedException;
  }

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::answer);
    server.start();
    client = PartsClient.of("http://127.0.0.1:" + server.getAddress().getPort() + "/api/");
  }

  @AfterEach
  void close() {
    test.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void answer(HttpExchange exchange) throws IOException {
    asked.add(exchange.getRequestURI() + " " + exchange.getRequestHeaders().getFirst("Accept"));
    try (exchange) {
      answer.to(exchange);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void send(HttpExchange exchange, int status, String type, String... texts)
      throws IOException {
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(status, 0);
    for (String text : texts) {
      send(exchange.getResponseBody(), text);
    }
  }

  private static void send(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.UTF_8));
    out.flush();
  }

  private void answerPages() {
    answer =
        exchange -> {
          boolean last = exchange.getRequestURI().toString().contains("cursor");
          exchange.getResponseHeaders().add("Link", "</manifest>; rel=\"describedby\"");
          if (!last) {
            exchange.getResponseHeaders().add("Link", "</api/d?x=1&cursor=C>; rel=\"next\"");
          }
          send(
              exchange,
              200,
              "application/json",
              last
                  ? "{\"results\":[{\"b\":{\"error\":{\"status\":503}}}],\"cursor\":null,\"meta\":{"
                      + "\"total_parts\":2,\"progress\":{\"delivered\":2,\"total\":2},"
                      + "\"pending\":[],\"errors\":[\"b\"]}}"
                  : "{\"results\":[{\"a\":7}],\"cursor\":\"C\",\"meta\":{\"total_parts\":2,"
                      + "\"progress\":{\"delivered\":1,\"total\":2},\"pending\":[\"b\"],"
                      + "\"errors\":[]}}");
        };
  }

  @Test
  void pages_are_followed_by_their_links() {
    answerPages();

    List<PartsPage> pages = client.with("Accept-Language", "en").pages("d?x=1");

    assertThat(pages).hasSize(2);
    assertThat(pages.get(0).names()).containsExactly("a");
    assertThat(pages.get(0).part("a")).hasToString("7");
    assertThat(pages.get(0).pending()).containsExactly("b");
    assertThat(pages.get(0).cursor()).isEqualTo("C");
    assertThat(pages.get(0).delivered()).isEqualTo(1);
    assertThat(pages.get(0).total()).isEqualTo(2);
    assertThat(pages.get(1).failed()).containsExactly("b");
    assertThat(pages.get(1).problem("b").getInt("status")).isEqualTo(503);
    assertThat(pages.get(1).cursor()).isNull();
    assertThat(pages.get(1).hasNext()).isFalse();
    assertThat(asked)
        .containsExactly("/api/d?x=1 application/json", "/api/d?x=1&cursor=C application/json");
  }

  @Test
  void what_is_not_in_a_page_fails_the_test_with_what_is() {
    answerPages();
    PartsPage last = client.page("d?cursor=C");

    assertThatThrownBy(() -> last.part("c"))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("no part 'c' in 200 ")
        .hasMessageContaining("\"errors\":[\"b\"]");
    assertThatThrownBy(last::next).hasMessageStartingWith("no next page after 200 ");
    assertThatThrownBy(() -> client.page("d").problem("a"))
        .hasMessageStartingWith("part 'a' did not fail in 200 ");
  }

  @Test
  void a_refusal_is_a_page_with_another_status_and_without_parts() {
    answer =
        exchange -> send(exchange, 410, "application/problem+json", "{\"detail\":\"Expired.\"}");

    PartsPage refused = client.page("d");

    assertThat(refused.status()).isEqualTo(410);
    assertThat(refused.header("content-type")).isEqualTo("application/problem+json");
    assertThat(refused.json().getString("detail")).isEqualTo("Expired.");
    assertThatThrownBy(refused::names).hasMessageStartingWith("no page: 410 ");
    assertThatThrownBy(() -> client.frames("d"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("410, application/problem+json: {\"detail\":\"Expired.\"}");
  }

  @Test
  void each_frame_is_read_when_it_is_there() {
    CountDownLatch read = new CountDownLatch(1);
    answer =
        exchange -> {
          send(exchange, 200, LINES, START, "\n", A);
          read.await();
          exchange.getResponseBody().write((B + END).getBytes(StandardCharsets.UTF_8));
        };

    try (PartsFrames frames = client.as("ada", "secret").frames("d")) {
      assertThat(frames.header("Content-Type")).isEqualTo(LINES);
      assertThat(frames.next().pending()).containsExactly("a", "b");
      PartsFrame a = frames.next();
      assertThat(a.name()).isEqualTo("a");
      assertThat(a.status()).isEqualTo("ok");
      assertThat(a.data()).hasToString("7");
      assertThat(a.problem()).isNull();
      read.countDown();

      List<PartsFrame> rest = frames.rest();
      assertThat(rest).extracting(PartsFrame::type).containsExactly("error", "end");
      assertThat(rest.get(0).problem()).isNotNull();
      assertThat(rest.get(1).isComplete()).isTrue();
      assertThat(rest.get(1).failed()).containsExactly("b");
      assertThatThrownBy(frames::next).hasMessageContaining("no frame after the last one");
    }
  }

  @Test
  void events_have_the_same_frames() {
    answer =
        exchange ->
            send(
                exchange,
                200,
                "text/event-stream",
                ": ping\n\n",
                "event: start\ndata: " + START + "\n",
                "event: complete\nid: C3\ndata: " + END + "\n");

    assertThat(client.events("d").rest())
        .extracting(PartsFrame::type)
        .containsExactly("start", "end");
  }

  @Test
  void a_stream_that_ends_without_its_last_frame_is_broken_and_one_goes_on_where_it_was() {
    answer =
        exchange ->
            send(
                exchange,
                200,
                LINES,
                exchange.getRequestURI().toString().contains("cursor") ? START + END : START + A);
    PartsFrames broken = client.frames("d?x=1");
    broken.next();
    broken.next();

    assertThatThrownBy(broken::next).hasMessageContaining("broke off without its last frame");
    assertThat(broken.goOn().rest()).hasSize(2);
    assertThat(asked).last().isEqualTo("/api/d?x=1&cursor=C1 " + LINES);
    assertThat(client.frames("d?cursor=old&x=1").goOn().next().type()).isEqualTo("start");
    assertThat(asked).last().isEqualTo("/api/d?x=1 " + LINES);
  }

  @Test
  void nobody_waits_for_ever() {
    answer =
        exchange -> {
          send(exchange, 200, LINES, START);
          test.await();
        };
    PartsFrames frames = client.waiting(Duration.ofMillis(200)).frames("d");
    frames.next();

    assertThatThrownBy(frames::next).hasMessageContaining("nothing came for too long");
  }

  @Test
  void what_a_test_leaves_open_is_closed_after_it() throws InterruptedException {
    CountDownLatch left = new CountDownLatch(1);
    answer =
        exchange -> {
          send(exchange, 200, LINES, START);
          try {
            while (true) {
              send(exchange.getResponseBody(), "\n");
            }
          } catch (IOException e) {
            left.countDown();
          }
        };
    PartsClient derived = client.with("X-Of", "the same");
    derived.frames("d").next();

    client.afterEach(null);

    assertThat(left.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void nobody_there_fails_the_test() {
    assertThatThrownBy(() -> PartsClient.of("http://127.0.0.1:1/").page("d"))
        .isInstanceOf(AssertionError.class)
        .hasMessage("d: no answer");
  }
}
