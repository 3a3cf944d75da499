package org.freshet.it.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.freshet.it.platform.app.Room;
import org.freshet.it.platform.app.Tickets;
import org.freshet.it.server.Archives;
import org.freshet.it.server.Http;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** WebSockets as a browser uses them: no fields but those of the handshake. No library. */
@ExtendWith(ArquillianExtension.class)
class SocketsIT {

  private static final String SHOP = "https://shop.example";
  private static final String[] READER = {"Authorization", "Basic cmVhZGVyOnJlYWRlcg=="};
  private static final String[] EDITOR = {"Authorization", "Basic ZWRpdG9yOmVkaXRvcg=="};

  @ArquillianResource URL application;

  @Deployment(testable = false)
  static Archive<?> application() {
    return Archives.bareWar(Room.class, Room.SameSite.class, Tickets.class)
        .addAsWebInfResource(Archives.basicAuthentication(), "web.xml");
  }

  @Test
  void a_browser_connects_with_a_ticket_that_works_once() {
    String ticket = ticket(READER);

    assertThat(connect("rooms/a?ticket=" + ticket).next()).isEqualTo("welcome reader");
    assertThat(connect("rooms/a?ticket=" + ticket).next()).isEqualTo("closed 1008");
    assertThat(connect("rooms/a?ticket=made-up").next()).isEqualTo("closed 1008");
    assertThat(connect("rooms/a").next()).isEqualTo("closed 1008");
    assertThat(
            Http.send(Http.request(application, "api/tickets").POST(BodyPublishers.noBody()))
                .statusCode())
        .isEqualTo(401);
  }

  @Test
  void a_page_of_another_site_does_not_get_through_the_handshake() {
    String path = "rooms/a?ticket=" + ticket(READER);

    assertThatThrownBy(() -> new Client(application, path, "https://evil.example"))
        .cause()
        .isInstanceOfSatisfying(
            WebSocketHandshakeException.class,
            refused -> assertThat(refused.getResponse().statusCode()).isBetween(400, 499));
    assertThat(connect(path).next()).isEqualTo("welcome reader");
  }

  @Test
  void what_is_said_in_a_room_is_heard_there_and_nowhere_else() {
    Client reader = connect("rooms/b?ticket=" + ticket(READER));
    Client editor = connect("rooms/b?ticket=" + ticket(EDITOR));
    Client elsewhere = connect("rooms/c?ticket=" + ticket(READER));
    assertThat(reader.next()).isEqualTo("welcome reader");
    assertThat(editor.next()).isEqualTo("welcome editor");
    assertThat(elsewhere.next()).isEqualTo("welcome reader");

    editor.say("hello");

    assertThat(reader.next()).isEqualTo("editor: hello");
    assertThat(editor.next()).isEqualTo("editor: hello");
    elsewhere.say("alone");
    assertThat(elsewhere.next()).isEqualTo("reader: alone");
  }

  @Test
  void a_message_that_is_too_large_ends_the_connection_with_the_code_for_that() {
    Client reader = connect("rooms/d?ticket=" + ticket(READER));
    assertThat(reader.next()).isEqualTo("welcome reader");

    reader.say("x".repeat(101));

    assertThat(reader.next()).isEqualTo("closed 1009");
  }

  private String ticket(String... credentials) {
    return Http.send(
            Http.request(application, "api/tickets", credentials).POST(BodyPublishers.noBody()))
        .body();
  }

  private Client connect(String path) {
    return new Client(application, path, SHOP);
  }

  /** What the JDK has for tests of this kind, with what arrived in the order in which it did. */
  private static final class Client implements WebSocket.Listener {

    private final LinkedBlockingQueue<String> arrived = new LinkedBlockingQueue<>();
    private final WebSocket socket;

    Client(URL application, String path, String origin) {
      URI uri = URI.create(application.toString().replace("http:", "ws:") + path);
      socket =
          HttpClient.newHttpClient()
              .newWebSocketBuilder()
              .header("Origin", origin)
              .buildAsync(uri, this)
              .join();
    }

    void say(String text) {
      socket.sendText(text, true).join();
    }

    String next() {
      try {
        return arrived.poll(10, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError("interrupted", e);
      }
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
      arrived.add(data.toString());
      webSocket.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int status, String reason) {
      arrived.add("closed " + status);
      return null;
    }
  }
}
