package org.freshet.isr.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.freshet.isr.FakeClock;
import org.freshet.isr.api.Tag;
import org.freshet.isr.config.Lifetimes;
import org.freshet.isr.tags.Sequence;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link ResponseStore} keeps. */
public abstract class ResponseStoreContract {

  /** The bound of the store under test, in bytes. */
  protected static final long MAX_BYTES = 1_000_000;

  private static final Lifetimes HOUR = new Lifetimes(0, 600, 3000, 0);

  /** The clock of the store under test. */
  protected final FakeClock clock = new FakeClock();

  private ResponseStore store;

  /** A new store that holds nothing. */
  protected abstract ResponseStore store(InstantSource clock, long maxBytes);

  @BeforeEach
  void begin() {
    store = store(clock, MAX_BYTES);
  }

  protected final StoredResponse response(
      long generation, long number, int size, Lifetimes lifetimes) {
    byte[] body = new byte[size];
    Arrays.fill(body, (byte) number);
    return new StoredResponse(
        200,
        List.of(new Header("Content-Type", "text/plain"), new Header("X-Made-By", "a filter")),
        1,
        body,
        "\"" + number + "\"",
        "Accept",
        lifetimes,
        Set.of(Tag.of("post", 7), Tag.of("posts")),
        new Sequence(generation, number),
        clock.instant(),
        new RenewalRequest("https://books.example", "/p?q=1", List.of(new Header("Accept", "a"))),
        null);
  }

  private StoredResponse response(long number) {
    return response(1, number, 100, HOUR);
  }

  private void holds(String key, StoredResponse expected) {
    assertThat(store.get(key)).usingRecursiveComparison().isEqualTo(expected);
  }

  @Test
  void an_unknown_key_holds_nothing() {
    assertThat(store.get("/nowhere")).isNull();
  }

  @Test
  void a_response_comes_back_as_it_was_stored() {
    StoredResponse response = response(3);

    assertThat(store.put("/a", response)).isTrue();
    holds("/a", response);
    assertThat(store.get("/b")).isNull();
  }

  @Test
  void a_response_with_a_later_pin_replaces_an_earlier_one() {
    store.put("/a", response(3));

    assertThat(store.put("/a", response(4))).isTrue();
    holds("/a", response(4));
  }

  @Test
  void a_response_with_the_same_pin_replaces_one() {
    store.put("/a", response(3));
    StoredResponse other = response(1, 3, 50, HOUR);

    assertThat(store.put("/a", other)).isTrue();
    holds("/a", other);
  }

  @Test
  void a_response_with_an_earlier_pin_never_replaces_a_later_one() {
    store.put("/a", response(4));

    assertThat(store.put("/a", response(3))).isFalse();
    holds("/a", response(4));
  }

  @Test
  void a_response_of_another_generation_replaces_one_whatever_its_number() {
    store.put("/a", response(1, 4, 100, HOUR));
    StoredResponse other = response(2, 0, 100, HOUR);

    assertThat(store.put("/a", other)).isTrue();
    holds("/a", other);
  }

  @Test
  void a_removed_response_is_gone_and_an_earlier_pin_may_be_stored_then() {
    store.put("/a", response(4));
    store.remove("/a");
    store.remove("/nowhere");

    assertThat(store.get("/a")).isNull();
    assertThat(store.put("/a", response(3))).isTrue();
  }

  @Test
  void a_response_is_kept_as_long_as_it_may_be_of_use_and_no_longer() {
    store.put("/a", response(3));
    clock.advanceSeconds(HOUR.retention() - 1);
    assertThat(store.get("/a")).isNotNull();

    clock.advanceSeconds(1);
    assertThat(store.get("/a")).isNull();
  }

  @Test
  void stale_if_error_keeps_a_response_too() {
    store.put("/a", response(1, 3, 100, new Lifetimes(0, 10, 20, 3000)));
    clock.advanceSeconds(3009);

    assertThat(store.get("/a")).isNotNull();
  }

  @Test
  void retention_counts_from_when_a_response_was_produced_and_not_stored() {
    StoredResponse late = response(3);
    clock.advanceSeconds(HOUR.retention() - 10);
    store.put("/a", late);
    clock.advanceSeconds(9);
    assertThat(store.get("/a")).isNotNull();

    clock.advanceSeconds(1);
    assertThat(store.get("/a")).isNull();
  }

  @Test
  void a_response_that_is_of_no_use_any_more_is_not_held() {
    StoredResponse late = response(3);
    clock.advanceSeconds(HOUR.retention());
    store.put("/a", late);

    assertThat(store.get("/a")).isNull();
  }

  @Test
  void after_retention_an_earlier_pin_may_be_stored() {
    store.put("/a", response(4));
    clock.advanceSeconds(HOUR.retention());

    assertThat(store.put("/a", response(3))).isTrue();
    holds("/a", response(3));
  }

  @Test
  void a_response_that_is_larger_than_the_store_is_refused_and_drives_nothing_out() {
    store.put("/a", response(3));

    assertThat(store.put("/b", response(1, 3, (int) MAX_BYTES, HOUR))).isFalse();
    assertThat(store.get("/b")).isNull();
    assertThat(store.get("/a")).isNotNull();
  }

  @Test
  void a_response_that_is_too_large_does_not_replace_one() {
    store.put("/a", response(3));

    assertThat(store.put("/a", response(1, 4, (int) MAX_BYTES, HOUR))).isFalse();
    holds("/a", response(3));
  }

  @Test
  void the_memory_in_use_grows_and_shrinks_with_what_is_held() {
    long empty = store.bytes();
    store.put("/a", response(1, 3, 10_000, HOUR));
    assertThat(store.bytes()).isBetween(empty + 10_000, empty + 20_000);

    store.put("/a", response(1, 4, 50_000, HOUR));
    assertThat(store.bytes()).isBetween(empty + 50_000, empty + 60_000);

    store.remove("/a");
    assertThat(store.bytes()).isEqualTo(empty);
  }

  @Test
  void memory_stays_within_the_bound() {
    for (int i = 0; i < 2000; i++) {
      store.put("/" + i, response(1, i, 1000 + i % 7 * 500, HOUR));
      assertThat(store.bytes()).isLessThanOrEqualTo(MAX_BYTES);
    }
  }

  @Test
  void a_flood_of_keys_asked_for_once_does_not_drive_out_those_asked_for_often() {
    int often = 100;
    for (int round = 0; round < 10; round++) {
      for (int i = 0; i < often; i++) {
        if (store.get("/often/" + i) == null) {
          store.put("/often/" + i, response(1, i, 1000, HOUR));
        }
      }
    }
    for (int i = 0; i < 20_000; i++) {
      if (store.get("/once/" + i) == null) {
        store.put("/once/" + i, response(1, i, 1000, HOUR));
      }
      store.get("/often/" + i % often);
    }

    long kept = 0;
    for (int i = 0; i < often; i++) {
      kept += store.get("/often/" + i) == null ? 0 : 1;
    }
    assertThat(kept).isGreaterThan(often * 9 / 10);
    assertThat(store.bytes()).isLessThanOrEqualTo(MAX_BYTES);
  }

  @Test
  void of_many_writers_at_once_the_latest_pin_wins() throws Exception {
    List<Callable<Void>> writers = new ArrayList<>();
    for (int t = 0; t < 4; t++) {
      Random random = new Random(t);
      writers.add(
          () -> {
            for (int i = 0; i < 500; i++) {
              store.put("/a", response(random.nextInt(1000)));
            }
            store.put("/a", response(1000));
            return null;
          });
    }
    ExecutorService pool = Executors.newFixedThreadPool(writers.size());
    try {
      for (Future<Void> done : pool.invokeAll(writers)) {
        done.get();
      }
    } finally {
      pool.shutdownNow();
    }

    holds("/a", response(1000));
  }
}
