package org.freshet.isr.front;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.freshet.isr.FakeProxy;
import org.freshet.isr.produce.CurrentProduction;
import org.freshet.isr.produce.Production;
import org.freshet.isr.serve.Entry;
import org.freshet.isr.tags.Sequence;
import org.junit.jupiter.api.Test;

class WatchedRequestTest {

  private final Entry entry = new Entry(new Sequence(1, 1));
  private final HttpServletRequest watched =
      new WatchedRequest(
          FakeProxy.of(HttpServletRequest.class)
              .with("getScheme", "http")
              .with("getServerName", "127.0.0.1")
              .with("getServerPort", 9080)
              .with("isSecure", false)
              .with("getContentType", "text/plain")
              .with("getCharacterEncoding", null)
              .with("getAuthType", null)
              .with("isRequestedSessionIdValid", false)
              .with("isRequestedSessionIdFromCookie", false)
              .with("getRequestURI", "/posts/7")
              .with("getRequestURL", new StringBuffer("http://127.0.0.1:9080/posts/7"))
              .on("getHeader", arguments -> "127.0.0.1:9080")
              .on("getHeaders", arguments -> Collections.enumeration(List.of("127.0.0.1:9080")))
              .make(),
          entry);

  @Test
  void a_visitor_is_shown_where_the_request_went() {
    entry.located("https://shop.example", false);

    assertThat(watched.getRequestURL()).hasToString("http://127.0.0.1:9080/posts/7");
    assertThat(watched.getScheme()).isEqualTo("http");
    assertThat(watched.getServerName()).isEqualTo("127.0.0.1");
    assertThat(watched.getServerPort()).isEqualTo(9080);
    assertThat(watched.isSecure()).isFalse();
    assertThat(watched.getHeader("Host")).isEqualTo("127.0.0.1:9080");
  }

  @Test
  void a_renewal_shows_the_base_that_it_is_for() {
    entry.located("https://shop.example", true);

    assertThat(watched.getRequestURL()).hasToString("https://shop.example/posts/7");
    assertThat(watched.getScheme()).isEqualTo("https");
    assertThat(watched.getServerName()).isEqualTo("shop.example");
    assertThat(watched.getServerPort()).isEqualTo(443);
    assertThat(watched.isSecure()).isTrue();
    assertThat(watched.getHeader("host")).isEqualTo("shop.example");
    assertThat(Collections.list(watched.getHeaders("Host"))).containsExactly("shop.example");
  }

  @Test
  void what_tells_one_sender_from_another_is_told_of() {
    List<String> read = new ArrayList<>();
    Production production = new Production(entry.pin());
    production.watchedBy((kind, name) -> read.add(kind + " " + name));
    CurrentProduction.set(production);
    try {
      watched.getContentType();
      watched.getCharacterEncoding();
      watched.getAuthType();
      watched.isRequestedSessionIdValid();
      watched.isRequestedSessionIdFromCookie();
    } finally {
      CurrentProduction.set(null);
    }

    assertThat(read)
        .containsExactly(
            "HEADER Content-Type", "HEADER Content-Type", "PRINCIPAL ", "SESSION ", "SESSION ");
  }

  @Test
  void a_renewal_shows_the_port_of_a_base_that_names_one() {
    entry.located("http://localhost:8080", true);

    assertThat(watched.getServerPort()).isEqualTo(8080);
    assertThat(watched.getHeader("Host")).isEqualTo("localhost:8080");
  }
}
