package org.freshet.partstream.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.freshet.partstream.FakeExchange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OutletTest {

  private static final Pace PACE = new Pace(Duration.ofSeconds(1), Duration.ofSeconds(10));

  private final AtomicLong now = new AtomicLong(1);
  private final List<String> told = new ArrayList<>();
  private final LineEvents events =
      new LineEvents() {
        @Override
        public void room() {
          told.add("room");
        }

        @Override
        public void over(@Nullable Throwable failure) {
          told.add(failure == null ? "over" : "over: " + failure.getMessage());
        }
      };

  private Outlet outlet(FakeExchange exchange) {
    return new Outlet(
        exchange.out(), 4096, exchange.context(), events, PACE, Runnable::run, now::get);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void pass(Duration time) {
    now.addAndGet(time.toNanos());
  }

  @Test
  void nothing_is_written_before_the_server_says_that_it_may() {
    FakeExchange exchange = new FakeExchange(100);
    Outlet outlet = outlet(exchange);

    outlet.send(bytes("a"));
    assertThat(exchange.arrived()).isEmpty();
    outlet.onWritePossible();
    outlet.send(bytes("b"));
    assertThat(exchange.arrived()).isEqualTo("ab");
  }

  @Test
  void what_a_client_does_not_read_waits_and_arrives_in_its_order() throws IOException {
    FakeExchange exchange = new FakeExchange(1);
    Outlet outlet = outlet(exchange);
    exchange.out().setWriteListener(outlet);
    outlet.onWritePossible();

    outlet.send(bytes("first "));
    outlet.send(bytes("second "));
    outlet.send(bytes("third"));
    outlet.end();
    assertThat(exchange.arrived()).isEqualTo("first ");
    assertThat(exchange.isCompleted()).isFalse();
    exchange.read(Integer.MAX_VALUE);
    assertThat(exchange.arrived()).isEqualTo("first second third");
    assertThat(exchange.isCompleted()).isTrue();
    assertThat(told).containsExactly("over");
  }

  @Test
  void a_large_one_is_written_in_pieces_that_fit_into_the_buffer_of_the_server() {
    FakeExchange exchange = new FakeExchange(2048);
    Outlet outlet = outlet(exchange);
    outlet.onWritePossible();

    outlet.send(new byte[10_000]);
    assertThat(exchange.arrived()).hasSize(2048);
  }

  @Test
  void with_enough_that_waits_nothing_more_is_taken_until_the_client_has_read() throws IOException {
    FakeExchange exchange = new FakeExchange(1);
    Outlet outlet = outlet(exchange);
    exchange.out().setWriteListener(outlet);
    outlet.onWritePossible();

    outlet.send(new byte[10]);
    outlet.send(new byte[Outlet.ENOUGH_BYTES]);
    assertThat(outlet.isTakingMore()).isFalse();
    exchange.read(Integer.MAX_VALUE);
    assertThat(outlet.isTakingMore()).isTrue();
    assertThat(told).containsExactly("room");
  }

  @Test
  void a_client_that_has_left_ends_it_at_the_next_sign_of_life() {
    FakeExchange exchange = new FakeExchange(100);
    Outlet outlet = outlet(exchange);
    outlet.onWritePossible();
    outlet.beat(bytes("."));
    assertThat(exchange.arrived()).isEmpty();

    pass(Duration.ofSeconds(1));
    outlet.beat(bytes("."));
    assertThat(exchange.arrived()).isEqualTo(".");
    exchange.leave();
    pass(Duration.ofSeconds(1));
    outlet.beat(bytes("."));
    outlet.send(bytes("nobody reads it"));
    assertThat(told).containsExactly("over: broken pipe");
    assertThat(exchange.isCompleted()).isTrue();
  }

  @Test
  void a_client_that_does_not_read_is_given_up_after_a_while() {
    FakeExchange exchange = new FakeExchange(1);
    Outlet outlet = outlet(exchange);
    outlet.onWritePossible();
    outlet.send(new byte[10]);

    pass(Duration.ofSeconds(9));
    outlet.beat(bytes("."));
    assertThat(told).isEmpty();
    pass(Duration.ofSeconds(2));
    outlet.beat(bytes("."));
    assertThat(told).containsExactly("over: the client does not read");
    assertThat(exchange.isCompleted()).isTrue();
  }

  @Test
  void one_that_a_server_holds_up_in_the_middle_of_writing_is_given_up_too() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch let = new CountDownLatch(1);
    FakeExchange exchange = new FakeExchange(Integer.MAX_VALUE);
    exchange.holdsUp(inside, let);
    Outlet outlet = outlet(exchange);
    Thread writer =
        new Thread(
            () -> {
              outlet.onWritePossible();
              outlet.send(bytes("large"));
            });
    writer.start();
    assertThat(inside.await(20, TimeUnit.SECONDS)).isTrue();

    outlet.beat(bytes("."));
    assertThat(told).isEmpty();
    pass(Duration.ofSeconds(11));
    outlet.beat(bytes("."));
    assertThat(told).containsExactly("over: the client does not read, and the server waits for it");
    assertThat(exchange.isCompleted()).isTrue();
    let.countDown();
    writer.join();
  }

  @Test
  void after_its_end_there_is_no_sign_of_life() {
    FakeExchange exchange = new FakeExchange(100);
    Outlet outlet = outlet(exchange);
    outlet.onWritePossible();
    outlet.send(bytes("all"));
    outlet.end();

    pass(Duration.ofMinutes(1));
    outlet.beat(bytes("."));
    outlet.onError(new IOException("late"));
    assertThat(exchange.arrived()).isEqualTo("all");
    assertThat(told).containsExactly("over");
  }
}
