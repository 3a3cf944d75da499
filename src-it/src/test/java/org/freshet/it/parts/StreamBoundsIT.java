package org.freshet.it.parts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.util.concurrent.locks.LockSupport;
import org.freshet.it.parts.app.Crowd;
import org.freshet.it.parts.app.Ran;
import org.freshet.it.server.Archives;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How many streams may be open. */
@ExtendWith(ArquillianExtension.class)
class StreamBoundsIT {

  private static final String LINES = "application/x-ndjson";
  private static final String READER = "Basic cmVhZGVyOnJlYWRlcg==";
  private static final String EDITOR = "Basic ZWRpdG9yOmVkaXRvcg==";

  @ArquillianResource URL application;

  @Deployment(testable = false)
  static Archive<?> application() {
    return Archives.with(
        Archives.partsWar(Crowd.class, Ran.class)
            .addAsWebInfResource(Archives.basicAuthentication(), "web.xml"),
        PartsMatrix.KEY,
        "partstream.streams.max=3",
        "partstream.streams.max-per-caller=2");
  }

  private RawStream open(String user) throws IOException {
    RawStream stream = RawStream.open(application, "crowd", LINES, "Authorization", user);
    stream.frame();
    return stream;
  }

  private Page refused(String user, int status, String detail) {
    Page page = Page.get(application, "crowd", "Accept", LINES, "Authorization", user);
    page.isProblem(status, detail);
    assertThat(page.header("Retry-After")).isEqualTo("5");
    return page;
  }

  @Test
  void a_caller_and_an_application_have_so_many_and_those_that_end_make_room() throws IOException {
    try (RawStream first = open(READER);
        RawStream second = open(READER)) {
      refused(READER, 429, "You have too many open streams.");
      try (RawStream third = open(EDITOR)) {
        refused(EDITOR, 503, "There are too many open streams.");
        // Pages are no streams.
        Page.get(application, "crowd?limit=1", "Authorization", EDITOR).answers(200);
      }
    }
    long end = System.nanoTime() + 20_000_000_000L;
    while (true) {
      try (RawStream again = RawStream.open(application, "crowd", LINES, "Authorization", READER)) {
        if (again.status() == 200) {
          return;
        }
      }
      assertThat(System.nanoTime()).as("still full").isLessThan(end);
      LockSupport.parkNanos(50_000_000);
    }
  }
}
