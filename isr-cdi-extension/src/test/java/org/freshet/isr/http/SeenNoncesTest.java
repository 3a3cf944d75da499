package org.freshet.isr.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.freshet.isr.FakeClock;
import org.junit.jupiter.api.Test;

class SeenNoncesTest {

  private static final long LATER = FakeClock.START.getEpochSecond() + 30;

  private final FakeClock clock = new FakeClock();
  private final SeenNonces seen = new SeenNonces(3);

  private boolean isFirst(String nonce) {
    return seen.isFirst(nonce, LATER, clock.instant());
  }

  @Test
  void a_nonce_is_first_once() {
    assertThat(isFirst("a")).isTrue();
    assertThat(isFirst("a")).isFalse();
    assertThat(isFirst("b")).isTrue();
  }

  @Test
  void a_nonce_is_remembered_until_it_expires() {
    isFirst("a");
    clock.advanceSeconds(29);
    assertThat(isFirst("a")).isFalse();
  }

  @Test
  void a_full_memory_refuses_a_new_nonce_and_forgets_no_old_one() {
    isFirst("a");
    isFirst("b");
    isFirst("c");

    assertThat(isFirst("d")).isFalse();
    assertThat(isFirst("a")).isFalse();
  }

  @Test
  void expired_nonces_make_room() {
    isFirst("a");
    isFirst("b");
    isFirst("c");
    clock.advanceSeconds(30);

    assertThat(seen.isFirst("d", LATER + 30, clock.instant())).isTrue();
  }

  @Test
  void of_many_threads_with_one_nonce_one_is_first() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      var answers =
          threads.invokeAll(
              IntStream.range(0, 64).<Callable<Boolean>>mapToObj(i -> () -> isFirst("a")).toList());
      int first = 0;
      for (Future<Boolean> answer : answers) {
        first += answer.get() ? 1 : 0;
      }
      assertThat(first).isEqualTo(1);
    } finally {
      threads.shutdownNow();
    }
  }
}
