package org.freshet.bookshop.rates;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RatesTest {

  @Test
  void a_pound_is_worth_what_the_bank_says_of_euros_turned_around() throws IOException {
    Rates rates = new Rates(new StandInRates(Duration.ZERO));

    assertThat(rates.euro()).isEqualTo(new Rates.Rate("EUR", "1.2500", "2026-11-20"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<p>Not found",
        "<Cube/>",
        "<Cube time='today'><Cube currency='GBP' rate='0.8'/></Cube>",
        "<Cube time='2026-11-20'><Cube currency='GBP' rate='cheap'/></Cube>",
        "<Cube time='2026-11-20'><Cube currency='USD' rate='1.1'/></Cube>",
        "<Cube time='2026-11-20'><Cube currency='GBP' rate='0'/></Cube>",
        "<!DOCTYPE c [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><Cube time='&e;'/>"
      })
  void what_is_no_such_document_is_no_rate(String document) {
    Rates rates = new Rates(() -> new ByteArrayInputStream(document.getBytes(UTF_8)));

    assertThatThrownBy(rates::euro).isInstanceOf(IOException.class);
  }

  @Test
  void a_server_that_is_named_is_asked_and_its_refusal_is_no_rate() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange;
              InputStream document = new StandInRates(Duration.ZERO).open()) {
            boolean known = exchange.getRequestURI().getPath().equals("/rates.xml");
            byte[] body = known ? document.readAllBytes() : new byte[] {'?'};
            exchange.sendResponseHeaders(known ? 200 : 404, body.length);
            exchange.getResponseBody().write(body);
          }
        });
    server.start();
    try {
      String base = "http://127.0.0.1:" + server.getAddress().getPort();

      assertThat(new Rates(new OutsideRates(base + "/rates.xml")).euro().perPound())
          .isEqualTo("1.2500");
      assertThatThrownBy(() -> new Rates(new OutsideRates(base + "/none")).euro())
          .hasMessage("127.0.0.1 answers 404");
    } finally {
      server.stop(0);
    }
  }

  @Test
  void whoever_does_not_wait_any_more_is_not_kept_waiting() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> new StandInRates(Duration.ofMinutes(1)).open())
        .hasMessage("nobody waits for the rates any more");
    assertThat(Thread.interrupted()).isTrue();
  }
}
