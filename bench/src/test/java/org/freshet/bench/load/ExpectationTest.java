package org.freshet.bench.load;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ExpectationTest {

  private static final byte[] BODY = {1, 2};
  private static final String HIT = "HTTP/1.1 200 OK\r\nCache-Status: isr; hit; ttl=7";
  private static final String SILENT = "HTTP/1.1 200 OK";

  @Test
  void acceptsWhatItExpects() {
    assertThatCode(() -> new Expectation("isr; hit", BODY).check("/", response(200, HIT, 1, 2)))
        .doesNotThrowAnyException();
    assertThatCode(() -> new Expectation("", BODY).check("/", response(200, SILENT, 1, 2)))
        .doesNotThrowAnyException();
  }

  @Test
  void refusesAnotherStatusAnotherCacheStatusAndAnotherBody() {
    Expectation hit = new Expectation("isr; hit", BODY);

    refuses(hit, response(500, HIT, 1, 2));
    refuses(hit, response(200, SILENT, 1, 2));
    refuses(hit, response(200, "HTTP/1.1 200 OK\r\nCache-Status: isr; fwd=miss", 1, 2));
    refuses(hit, response(200, HIT, 1, 3));
    refuses(hit, response(200, HIT, 1));
    refuses(new Expectation("", BODY), response(200, HIT, 1, 2));
  }

  private static void refuses(Expectation expectation, Response response) {
    assertThatThrownBy(() -> expectation.check("/item", response))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("/item");
  }

  private static Response response(int status, String head, int... body) {
    byte[] bytes = new byte[body.length];
    for (int i = 0; i < body.length; i++) {
      bytes[i] = (byte) body[i];
    }
    return new Response(status, head, bytes);
  }
}
