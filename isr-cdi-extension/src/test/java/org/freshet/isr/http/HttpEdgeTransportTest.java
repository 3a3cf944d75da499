package org.freshet.isr.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.freshet.isr.edge.EdgeReply;
import org.freshet.isr.edge.EdgeRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HttpEdgeTransportTest {

  private final HttpEdgeTransport transport = new HttpEdgeTransport(Duration.ofMillis(1500));
  private ServerSocket server;

  @BeforeEach
  void listen() throws IOException {
    server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private URI node() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  /** Answers one request with these bytes, and returns its head; the connection stays open. */
  private CompletableFuture<String> answer(String bytes) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            Socket socket = server.accept();
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
              head.append((char) socket.getInputStream().read());
            }
            socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            return head.toString();
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  @Test
  void a_node_is_asked_with_the_whole_uri_and_the_host_of_the_site() throws Exception {
    CompletableFuture<String> head = answer("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n");
    transport.send(
        EdgeRequest.of("PURGEKEYS", URI.create("http://shop.example/a"))
            .with("xkey-softpurge", "b")
            .via(node()));
    assertThat(head.join())
        .startsWith("PURGEKEYS http://shop.example/a HTTP/1.1\r\n")
        .contains("Host: shop.example\r\n", "xkey-softpurge: b\r\n");
  }

  @Test
  void tells_status_fields_and_body() throws Exception {
    answer("HTTP/1.1 429 Slow down\r\nRetry-After: 7\r\nContent-Length: 5\r\n\r\nhello");
    EdgeReply reply = transport.send(EdgeRequest.of("GET", node().resolve("/a")));
    assertThat(reply.status()).isEqualTo(429);
    assertThat(reply.headers()).containsEntry("retry-after", "7");
    assertThat(reply.body()).isEqualTo("hello");
  }

  @Test
  void follows_no_redirect() throws Exception {
    answer("HTTP/1.1 302 Found\r\nLocation: http://127.0.0.1:1/\r\nContent-Length: 0\r\n\r\n");
    assertThat(transport.send(EdgeRequest.of("GET", node().resolve("/a"))).status()).isEqualTo(302);
  }

  @Test
  void an_answer_that_does_not_end_is_not_waited_for() {
    answer("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this");
    assertThatThrownBy(() -> transport.send(EdgeRequest.of("GET", node().resolve("/a"))))
        .isInstanceOf(IOException.class);
  }

  @Test
  void nobody_listening_is_a_failure() throws Exception {
    server.close();
    assertThatThrownBy(() -> transport.send(EdgeRequest.of("GET", node().resolve("/a"))))
        .isInstanceOf(IOException.class);
  }

  @Test
  void a_request_tells_nothing_of_its_fields() {
    EdgeRequest request =
        EdgeRequest.of("POST", URI.create("https://api.example/a?token=secret"))
            .with("Authorization", "secret")
            .withText("text/plain", "secret");
    assertThat(request.toString()).isEqualTo("POST https://api.example");
  }
}
