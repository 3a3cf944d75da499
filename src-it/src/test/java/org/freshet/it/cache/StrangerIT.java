package org.freshet.it.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URL;
import java.util.concurrent.atomic.AtomicInteger;
import org.freshet.it.cache.app.Control;
import org.freshet.it.cache.app.Pages;
import org.freshet.it.cache.app.Stage;
import org.freshet.it.server.Archives;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.Archive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Where the setting for the origin of renewals leads to somebody else. */
@ExtendWith(ArquillianExtension.class)
class StrangerIT {

  private static final AtomicInteger ASKED = new AtomicInteger();
  private static final HttpServer STRANGER = stranger();

  @ArquillianResource URL application;

  @Deployment(testable = false)
  static Archive<?> application() {
    return Archives.with(
        Archives.war(Pages.class, Stage.class, Control.class),
        "isr.warmup.origin=http://127.0.0.1:" + STRANGER.getAddress().getPort(),
        "isr.warmup.attempts=1");
  }

  /** Answers with the status that the path names, and through a cache that is not ours. */
  private static HttpServer stranger() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.createContext(
          "/",
          exchange -> {
            ASKED.incrementAndGet();
            String path = exchange.getRequestURI().getPath();
            byte[] body = "somebody else's".getBytes(UTF_8);
            exchange.getResponseHeaders().add("Cache-Status", "elsewhere; hit");
            exchange.sendResponseHeaders(
                Integer.parseInt(path.substring(path.lastIndexOf('-') + 1)), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
          });
      server.start();
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterAll
  static void the_stranger_leaves() {
    STRANGER.stop(0);
  }

  @Test
  void an_answer_that_did_not_pass_our_door_renews_nothing() {
    assertNotBelieved("pages/renewed-200", "renewed-200");
  }

  @Test
  void an_answer_that_did_not_pass_our_door_takes_no_page_away() {
    assertNotBelieved("pages/gone-404", "gone-404");
    assertNotBelieved("pages/gone-410", "gone-410");
  }

  private void assertNotBelieved(String page, String name) {
    Site site = new Site(application);
    int asked = ASKED.get();
    site.get(page).isStored().says(name + " 1");

    site.revalidate("page:" + name);

    site.awaitRenewal(page, "FAILED 1 ");
    assertThat(ASKED).as("the stranger was asked").hasValue(asked + 1);
    Site.until("a visitor renews it", () -> site.get(page).body().equals(name + " 2"));
    site.get(page).isHit().says(name + " 2");
  }
}
