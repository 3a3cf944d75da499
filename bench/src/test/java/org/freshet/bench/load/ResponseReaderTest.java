package org.freshet.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ResponseReaderTest {

  private static final String SIZED =
      "HTTP/1.1 200 OK\r\nCache-Status: isr; hit\r\nContent-Length: 5\r\n\r\nhello";
  private static final String CHUNKED =
      "HTTP/1.1 404 Not Found\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\nA\r\n0123456789\r\n0\r\n\r\n";

  @Test
  void readsResponsesOneAfterTheOther() throws IOException {
    ResponseReader reader = new ResponseReader(stream(SIZED + CHUNKED + SIZED));

    Response first = reader.read();
    assertThat(first.status()).isEqualTo(200);
    assertThat(first.body()).asString().isEqualTo("hello");
    Response second = reader.read();
    assertThat(second.status()).isEqualTo(404);
    assertThat(second.body()).asString().isEqualTo("abc0123456789");
    assertThat(reader.read().body()).asString().isEqualTo("hello");
  }

  @Test
  void readsWhatArrivesByteByByte() throws IOException {
    ResponseReader reader = new ResponseReader(byteByByte(SIZED + CHUNKED));

    assertThat(reader.read().body()).asString().isEqualTo("hello");
    assertThat(reader.read().body()).asString().isEqualTo("abc0123456789");
  }

  @Test
  void readsABodyLongerThanItsBuffer() throws IOException {
    String body = "0123456789".repeat(10_000);
    String response = "HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n" + body;

    assertThat(new ResponseReader(stream(response)).read().body()).asString().isEqualTo(body);
  }

  @Test
  void findsFieldsInAnyCaseAndByTheirWholeName() throws IOException {
    Response response = new ResponseReader(stream(SIZED)).read();

    assertThat(response.field("cache-status")).isEqualTo("isr; hit");
    assertThat(response.field("Content-Length")).isEqualTo("5");
    assertThat(response.field("Cache")).isNull();
    assertThat(response.names()).containsExactly("cache-status", "content-length");
  }

  @Test
  void refusesWhatItCannotRead() {
    assertThatThrownBy(
            () -> new ResponseReader(stream(SIZED.substring(0, SIZED.length() - 1))).read())
        .isInstanceOf(EOFException.class);
    assertThatThrownBy(() -> new ResponseReader(stream("HTTP/1.1 200 OK\r\n\r\n")).read())
        .isInstanceOf(ProtocolException.class);
    assertThatThrownBy(() -> new ResponseReader(stream("SSH-2.0\r\n\r\n")).read())
        .isInstanceOf(ProtocolException.class);
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static InputStream byteByByte(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)) {
      @Override
      public synchronized int read(byte[] into, int offset, int length) {
        return super.read(into, offset, Math.min(1, length));
      }
    };
  }
}
