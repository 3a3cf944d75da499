package org.freshet.partstream.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.freshet.partstream.config.Keeping;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InMemoryPartCacheTest {

  private static final PartKey ROWS = new PartKey("com.acme.Reports", "rows", "a1", "ada");
  private static final Keeping TEN = keeping(10, 0);

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
  private final Deque<Runnable> behind = new ArrayDeque<>();
  private final AtomicInteger runs = new AtomicInteger();
  private final ExecutorService workers = Executors.newCachedThreadPool();
  private final PartCache cache = cache(100);
  private boolean refusing;

  private PartCache cache(int most) {
    return PartCache.inMemory(
        most,
        Duration.ofSeconds(20),
        1,
        work -> {
          if (refusing) {
            throw new RejectedExecutionException("full");
          }
          behind.add(work);
        },
        nanos::get);
  }

  @AfterEach
  void end() {
    workers.shutdownNow();
  }

  private static Keeping keeping(int freshFor, int staleFor) {
    return new Keeping(Duration.ofSeconds(freshFor), Duration.ofSeconds(staleFor), false);
  }

  private PartWork.Value counted() {
    return new PartWork.Value(runs.incrementAndGet(), true);
  }

  private Object kept(PartKey key, Keeping how) throws Exception {
    return String.valueOf(cache.begin().keep(key, how, this::counted).value());
  }

  private void seconds(long seconds) {
    nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
  }

  private void runBehind() {
    while (!behind.isEmpty()) {
      behind.remove().run();
    }
  }

  @Test
  void a_value_is_kept_until_its_end() throws Exception {
    assertThat(kept(ROWS, TEN)).isEqualTo("1");
    seconds(9);
    assertThat(kept(ROWS, TEN)).isEqualTo("1");
    seconds(1);
    assertThat(kept(ROWS, TEN)).isEqualTo("2");
    assertThat(behind).isEmpty();
  }

  @Test
  void null_is_a_value() throws Exception {
    for (int i = 0; i < 2; i++) {
      Made made =
          cache
              .begin()
              .keep(
                  ROWS,
                  TEN,
                  () -> {
                    runs.incrementAndGet();
                    return new PartWork.Value(null, true);
                  });
      assertThat(made).isEqualTo(new Made(null, Marks.NONE));
    }
    assertThat(runs).hasValue(1);
  }

  @Test
  void users_requests_parts_and_resources_have_values_of_their_own() throws Exception {
    List<PartKey> keys =
        List.of(
            ROWS,
            new PartKey("com.acme.Reports", "rows", "a1", "ben"),
            new PartKey("com.acme.Reports", "rows", "a1", null),
            new PartKey("com.acme.Reports", "rows", "a2", "ada"),
            new PartKey("com.acme.Reports", "chart", "a1", "ada"),
            new PartKey("com.acme.Sales", "rows", "a1", "ada"));
    for (int i = 0; i < 2; i++) {
      List<Object> values = new ArrayList<>();
      for (PartKey key : keys) {
        values.add(kept(key, TEN));
      }
      assertThat(values).containsExactly("1", "2", "3", "4", "5", "6");
    }
  }

  @Test
  void a_failure_is_thrown_and_not_kept() throws Exception {
    assertThatThrownBy(
            () ->
                cache
                    .begin()
                    .keep(
                        ROWS,
                        TEN,
                        () -> {
                          throw new IOException("away");
                        }))
        .isInstanceOf(IOException.class);
    assertThat(kept(ROWS, TEN)).isEqualTo("1");
  }

  @Test
  void what_may_not_be_kept_is_given_to_nobody_else() throws Exception {
    for (int i = 1; i <= 2; i++) {
      Made made =
          cache.begin().keep(ROWS, TEN, () -> new PartWork.Value(runs.incrementAndGet(), false));
      assertThat(made.value()).isEqualTo(i);
    }
  }

  @Test
  void of_twenty_that_want_it_at_once_one_makes_it() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch open = new CountDownLatch(1);
    Callable<Object> asking =
        () ->
            String.valueOf(
                cache
                    .begin()
                    .keep(
                        ROWS,
                        TEN,
                        () -> {
                          begun.countDown();
                          assertThat(open.await(20, TimeUnit.SECONDS)).isTrue();
                          return counted();
                        })
                    .value());
    List<Future<Object>> all = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      all.add(workers.submit(asking));
    }
    assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
    open.countDown();

    for (Future<Object> one : all) {
      assertThat(one.get(20, TimeUnit.SECONDS)).isEqualTo("1");
    }
    assertThat(runs).hasValue(1);
  }

  @Test
  void those_who_waited_for_a_failure_make_it_themselves() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch open = new CountDownLatch(1);
    Future<Made> first =
        workers.submit(
            () ->
                cache
                    .begin()
                    .keep(
                        ROWS,
                        TEN,
                        () -> {
                          begun.countDown();
                          assertThat(open.await(20, TimeUnit.SECONDS)).isTrue();
                          throw new IOException("away");
                        }));
    assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
    Future<Object> second = workers.submit(() -> kept(ROWS, TEN));
    open.countDown();

    assertThatThrownBy(() -> first.get(20, TimeUnit.SECONDS)).hasCauseInstanceOf(IOException.class);
    assertThat(second.get(20, TimeUnit.SECONDS)).isEqualTo("1");
  }

  @Test
  void a_stale_value_is_used_and_marked_while_one_renews_it() throws Exception {
    Keeping how = keeping(10, 60);
    kept(ROWS, how);
    seconds(11);

    Made stale = cache.begin().keep(ROWS, how, this::counted);
    assertThat(stale).isEqualTo(new Made(1, new Marks(true, false, false)));
    assertThat(kept(ROWS, how)).isEqualTo("1");
    assertThat(behind).hasSize(1);
    runBehind();

    assertThat(cache.begin().keep(ROWS, how, this::counted)).isEqualTo(new Made(2, Marks.NONE));
    seconds(71);
    assertThat(kept(ROWS, how)).isEqualTo("3");
  }

  @Test
  void what_cannot_be_renewed_is_used_until_its_end_with_a_rest_between() throws Exception {
    Keeping how = keeping(10, 60);
    kept(ROWS, how);
    seconds(11);
    PartWork failing =
        () -> {
          throw new IOException("away");
        };
    cache.begin().keep(ROWS, how, failing);
    runBehind();
    assertThat(cache.begin().keep(ROWS, how, failing).value()).isEqualTo(1);
    assertThat(behind).isEmpty();

    seconds(1);
    refusing = true;
    assertThat(cache.begin().keep(ROWS, how, failing).value()).isEqualTo(1);
    refusing = false;
    seconds(1);
    cache.begin().keep(ROWS, how, failing);
    assertThat(behind).hasSize(1);
    runBehind();
    seconds(60);
    assertThatThrownBy(() -> cache.begin().keep(ROWS, how, failing))
        .isInstanceOf(IOException.class);
  }

  @Test
  void values_are_forgotten_of_a_part_of_a_resource_or_all() throws Exception {
    PartKey chart = new PartKey("com.acme.Reports", "chart", "a1", "ada");
    PartKey sales = new PartKey("com.acme.Sales", "rows", "a1", "ada");
    kept(ROWS, TEN);
    kept(chart, TEN);
    kept(sales, TEN);

    cache.clear("com.acme.Reports", "rows");
    assertThat(List.of(kept(ROWS, TEN), kept(chart, TEN), kept(sales, TEN)))
        .containsExactly("4", "2", "3");
    cache.clear("com.acme.Reports", null);
    assertThat(List.of(kept(ROWS, TEN), kept(chart, TEN), kept(sales, TEN)))
        .containsExactly("5", "6", "3");
    cache.clear(null, null);
    assertThat(kept(sales, TEN)).isEqualTo("7");
  }

  @Test
  void what_was_begun_before_values_were_forgotten_is_not_kept() throws Exception {
    Made made =
        cache
            .begin()
            .keep(
                ROWS,
                TEN,
                () -> {
                  cache.clear(null, null);
                  return counted();
                });

    assertThat(made.value()).isEqualTo(1);
    assertThat(kept(ROWS, TEN)).isEqualTo("2");
  }

  @Test
  void no_more_values_are_kept_than_the_bound() throws Exception {
    PartCache small = cache(10);
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 1000; i++) {
        small
            .begin()
            .keep(new PartKey("com.acme.Reports", "rows", "a" + i, null), TEN, this::counted);
      }
    }
    assertThat(runs.get()).isBetween(1900, 2000);
  }
}
