package org.freshet.isr.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A stream that keeps at most ten bytes. */
class CaptureStreamTest {

  private final List<String> events = new ArrayList<>();
  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
  private final OutputStream target =
      new OutputStream() {
        @Override
        public void write(int b) {
          sent.write(b);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
          events.add("write");
          sent.write(bytes, offset, length);
        }

        @Override
        public void flush() {
          events.add("flush");
        }

        @Override
        public void close() {
          events.add("close");
        }
      };
  private final CaptureStream stream = stream(10);

  private CaptureStream stream(int limit) {
    return new CaptureStream(target, limit, () -> events.add("exceeded"));
  }

  private void write(String text) throws IOException {
    stream.write(text.getBytes(StandardCharsets.UTF_8));
  }

  private String kept() {
    return new String(stream.bytes(), StandardCharsets.UTF_8);
  }

  private String sent() {
    return sent.toString(StandardCharsets.UTF_8);
  }

  @Test
  void nothing_written_is_nothing_kept() {
    assertThat(stream.bytes()).isEmpty();
    assertThat(stream.isPassing()).isFalse();
  }

  @Test
  void what_is_written_is_kept_and_not_sent() throws IOException {
    write("abc");
    stream.write('d');
    stream.write("xefx".getBytes(StandardCharsets.UTF_8), 1, 2);

    assertThat(kept()).isEqualTo("abcdef");
    assertThat(sent()).isEmpty();
  }

  @Test
  void a_response_of_the_expected_length_is_not_copied() throws IOException {
    CaptureStream expecting = new CaptureStream(target, 1000, 300, () -> events.add("exceeded"));
    byte[] response = new byte[300];
    new Random(1).nextBytes(response);
    expecting.write(response);

    assertThat(expecting.bytes()).isEqualTo(response).isSameAs(expecting.bytes());
  }

  @Test
  void a_response_of_another_length_than_expected_is_kept_all_the_same() throws IOException {
    for (int length : new int[] {0, 1, 299, 301, 1000}) {
      CaptureStream expecting = new CaptureStream(target, 1000, 300, () -> events.add("exceeded"));
      expecting.write(new byte[length]);

      assertThat(expecting.bytes()).hasSize(length);
    }
    assertThat(events).isEmpty();
  }

  @Test
  void as_much_as_the_limit_is_kept() throws IOException {
    write("0123456789");

    assertThat(kept()).isEqualTo("0123456789");
    assertThat(stream.isPassing()).isFalse();
    assertThat(events).isEmpty();
  }

  @Test
  void one_byte_more_sends_everything_after_telling() throws IOException {
    write("0123456789");
    stream.write('x');

    assertThat(stream.isPassing()).isTrue();
    assertThat(sent()).isEqualTo("0123456789x");
    assertThat(events).startsWith("exceeded").containsOnlyOnce("exceeded");
  }

  @Test
  void one_piece_that_is_too_large_is_sent_at_once() throws IOException {
    write("0123456789x");

    assertThat(sent()).isEqualTo("0123456789x");
    assertThat(stream.isPassing()).isTrue();
  }

  @Test
  void what_comes_after_the_limit_is_sent_as_it_comes() throws IOException {
    write("01234567");
    write("89x");
    write("yz");
    stream.write('!');

    assertThat(sent()).isEqualTo("0123456789xyz!");
    assertThat(events).containsOnlyOnce("exceeded");
  }

  @Test
  void pieces_of_nothing_change_nothing() throws IOException {
    write("0123456789");
    write("");

    assertThat(stream.isPassing()).isFalse();
  }

  @Test
  void flushing_sends_nothing_before_the_limit() throws IOException {
    write("abc");
    stream.flush();
    assertThat(events).isEmpty();

    write("0123456789");
    stream.flush();
    assertThat(events).endsWith("flush");
  }

  @Test
  void closing_leaves_the_target_open() throws IOException {
    stream.close();
    assertThat(events).isEmpty();

    write("0123456789x");
    stream.close();
    assertThat(events).endsWith("flush").doesNotContain("close");
  }

  @Test
  void what_is_kept_is_a_copy() throws IOException {
    write("abc");
    byte[] before = stream.bytes();
    write("d");

    assertThat(before).hasSize(3);
  }

  @Test
  void a_large_body_in_pieces_of_any_size_is_kept_as_it_was_written() throws IOException {
    Random random = new Random(42);
    byte[] body = new byte[100_000];
    random.nextBytes(body);
    CaptureStream large = stream(body.length);
    for (int at = 0; at < body.length; ) {
      int count = Math.min(body.length - at, random.nextInt(5000));
      large.write(body, at, count);
      at += count;
    }

    assertThat(large.bytes()).isEqualTo(body);
    assertThat(sent.size()).isZero();
    large.write(1);
    assertThat(sent.size()).isEqualTo(body.length + 1);
  }

  @Test
  void a_target_that_fails_fails_the_writer() {
    CaptureStream broken =
        new CaptureStream(
            new OutputStream() {
              @Override
              public void write(int b) throws IOException {
                throw new IOException("reset");
              }
            },
            1,
            () -> events.add("exceeded"));

    assertThatIOException().isThrownBy(() -> broken.write(new byte[2])).withMessage("reset");
    assertThat(events).containsExactly("exceeded");
  }
}
