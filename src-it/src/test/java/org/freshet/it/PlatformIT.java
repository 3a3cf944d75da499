package org.freshet.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.freshet.it.app.Note;
import org.freshet.it.app.Notes;
import org.freshet.it.server.Archives;
import org.freshet.it.server.Http;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the other tests take for granted of both servers: a database, users and their roles. */
@ExtendWith(ArquillianExtension.class)
class PlatformIT {

  @ArquillianResource URL application;

  @Deployment(testable = false)
  static Archive<?> application() {
    return Archives.war(Notes.class, Note.class)
        .addAsResource(Archives.persistence("notes", "", Note.class), "META-INF/persistence.xml")
        .addAsWebInfResource(Archives.basicAuthentication(), "web.xml");
  }

  @Test
  void what_an_editor_writes_a_reader_reads() {
    assertThat(write("editor")).isEqualTo(204);
    assertThat(Http.get(application, "api/notes/1", "Authorization", basic("reader")).body())
        .isEqualTo("first");
  }

  @Test
  void a_reader_may_not_write() {
    assertThat(write("reader")).isEqualTo(403);
  }

  @Test
  void a_stranger_may_not_read() {
    assertThat(Http.get(application, "api/notes/1").statusCode()).isIn(401, 403);
  }

  private int write(String user) {
    return Http.send(
            Http.request(application, "api/notes/1", "Authorization", basic(user))
                .PUT(BodyPublishers.ofString("first")))
        .statusCode();
  }

  private static String basic(String user) {
    return "Basic "
        + Base64.getEncoder().encodeToString((user + ":" + user).getBytes(StandardCharsets.UTF_8));
  }
}
