package org.freshet.isr.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.transaction.Status;
import java.io.IOException;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.freshet.isr.api.Tag;
import org.freshet.isr.produce.CurrentProduction;
import org.freshet.isr.produce.Production;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * What two who call the same method may expect, whether they are one node or two that share values:
 * each implementation says which.
 */
public abstract class CallsOfNodesContract {

  private static final Duration LONG = Duration.ofMinutes(5);

  private final Tag post = Tag.of("post", UUID.randomUUID());
  private final AtomicInteger runs = new AtomicInteger();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  /** A value as a method would declare it. */
  public record Price(String name, BigDecimal amount, Optional<String> note, List<Integer> steps) {}

  /** One of those who call. */
  protected abstract CallNode one();

  /** The other, maybe the same. */
  protected abstract CallNode other();

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  private Call call(String key, Duration freshFor, Duration staleFor, Callable<Object> work) {
    return call(key, freshFor, staleFor, false, Price.class, work);
  }

  private Call call(
      String key,
      Duration freshFor,
      Duration staleFor,
      boolean personal,
      Type type,
      Callable<@Nullable Object> work) {
    return new Call(
        "com.acme.Prices.of", key, freshFor, staleFor, personal, type, work, value -> Set.of(post));
  }

  private Call counted(String key) {
    return call(key, LONG, Duration.ZERO, this::next);
  }

  private Price next() {
    int run = runs.incrementAndGet();
    return new Price("run " + run, new BigDecimal("1.10"), Optional.of("n"), List.of(run));
  }

  private static String name(CallNode node, Call call) {
    try {
      return ((Price) node.calls.value(call)).name();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /** What a page learns that is produced meanwhile. */
  private static Production page(CallNode node, Call call) {
    Production page = new Production(node.graph.pin());
    CurrentProduction.set(page);
    try {
      name(node, call);
    } finally {
      CurrentProduction.set(null);
      page.end();
    }
    return page;
  }

  private static void until(BooleanSupplier holds) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("still not");
      }
      LockSupport.parkNanos(5_000_000);
    }
  }

  @Test
  void what_one_has_made_the_other_uses_as_it_is() throws Exception {
    Object made = one().calls.value(counted("a"));

    assertThat(other().calls.value(counted("a"))).isEqualTo(made);
    assertThat(runs).hasValue(1);
  }

  @Test
  void each_key_has_a_value_of_its_own() {
    assertThat(name(one(), counted("a"))).isEqualTo("run 1");
    assertThat(name(other(), counted("b"))).isEqualTo("run 2");
    assertThat(name(other(), counted("a"))).isEqualTo("run 1");
  }

  @Test
  void null_is_a_value() throws Exception {
    Call call =
        call(
            "a",
            LONG,
            Duration.ZERO,
            false,
            Price.class,
            () -> {
              runs.incrementAndGet();
              return null;
            });

    assertThat(one().calls.value(call)).isNull();
    assertThat(other().calls.value(call)).isNull();
    assertThat(runs).hasValue(1);
  }

  @Test
  void texts_numbers_lists_and_maps_are_values() throws Exception {
    Type map = Signatures.class.getMethod("map").getGenericReturnType();
    List<Object> made = new ArrayList<>();
    List<Call> all =
        List.of(
            call("text", LONG, Duration.ZERO, false, String.class, () -> "a \"b\"\n\u00e4"),
            call("long", LONG, Duration.ZERO, false, long.class, () -> 1L << 60),
            call("double", LONG, Duration.ZERO, false, double.class, () -> 0.1),
            call("bytes", LONG, Duration.ZERO, false, int[].class, () -> new int[] {1, 2}),
            call("map", LONG, Duration.ZERO, false, map, () -> Map.of("x", List.of(next()))));
    for (Call call : all) {
      made.add(one().calls.value(call));
    }
    for (int i = 0; i < all.size(); i++) {
      Call used =
          call(
              all.get(i).key(),
              LONG,
              Duration.ZERO,
              false,
              all.get(i).type(),
              () -> {
                throw new IOException("must not run");
              });
      assertThat(other().calls.value(used)).isEqualTo(made.get(i));
    }
  }

  /** Types as methods declare them. */
  interface Signatures {
    Map<String, List<Price>> map();
  }

  @Test
  void after_a_raise_neither_uses_it() {
    name(one(), counted("a"));
    assertThat(name(other(), counted("a"))).isEqualTo("run 1");

    other().raise(post, false);

    assertThat(name(other(), counted("a"))).isEqualTo("run 2");
    until(() -> name(one(), counted("a")).equals("run 2"));
    assertThat(runs).hasValue(2);
  }

  @Test
  void after_an_expire_neither_uses_it() {
    name(other(), counted("a"));
    assertThat(name(one(), counted("a"))).isEqualTo("run 1");

    one().raise(post, true);

    assertThat(name(one(), counted("a"))).isEqualTo("run 2");
    until(() -> name(other(), counted("a")).equals("run 2"));
    assertThat(runs).hasValue(2);
  }

  @Test
  void a_value_that_was_begun_before_a_raise_is_used_by_nobody_else() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch gate = new CountDownLatch(1);
    Call slow =
        call(
            "a",
            LONG,
            Duration.ZERO,
            () -> {
              begun.countDown();
              gate.await();
              return next();
            });
    CompletableFuture<String> old = CompletableFuture.supplyAsync(() -> name(one(), slow), threads);
    assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();

    other().raise(post, true);
    String later = name(other(), counted("a"));
    gate.countDown();

    assertThat(later).isEqualTo("run 1");
    assertThat(old.join()).isEqualTo("run 2");
    until(() -> name(one(), counted("a")).equals("run 1"));
    assertThat(name(other(), counted("a"))).isEqualTo("run 1");
  }

  @Test
  void of_many_calls_on_both_at_once_one_runs_the_method() throws Exception {
    CountDownLatch gate = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(1);
    Call slow =
        call(
            "a",
            LONG,
            Duration.ZERO,
            () -> {
              begun.countDown();
              gate.await();
              return next();
            });
    List<CompletableFuture<String>> all = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      CallNode node = i % 2 == 0 ? one() : other();
      all.add(CompletableFuture.supplyAsync(() -> name(node, slow), threads));
    }
    assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
    gate.countDown();

    assertThat(all).allSatisfy(each -> assertThat(each.join()).isEqualTo("run 1"));
    assertThat(runs).hasValue(1);
  }

  @Test
  void an_exception_is_kept_for_nobody() {
    Call failing =
        call(
            "a",
            LONG,
            Duration.ZERO,
            () -> {
              runs.incrementAndGet();
              throw new IOException("away");
            });

    assertThatThrownBy(() -> one().calls.value(failing)).isInstanceOf(IOException.class);
    assertThatThrownBy(() -> other().calls.value(failing)).isInstanceOf(IOException.class);
    assertThat(name(other(), counted("a"))).isEqualTo("run 3");
    assertThat(name(one(), counted("a"))).isEqualTo("run 3");
  }

  @Test
  void a_value_ends_for_both_at_the_same_time() {
    Call brief = call("a", Duration.ofMillis(700), Duration.ZERO, this::next);
    Production first = page(one(), brief);
    Production second = page(other(), brief);
    Instant end = first.freshUntil();
    assertThat(runs).hasValue(1);
    assertThat(end).isNotNull();
    assertThat(second.freshUntil()).isBefore(end.plusMillis(300));

    until(() -> name(other(), brief).equals("run 2"));
    assertThat(Instant.now()).isAfter(end.minusMillis(300));
    assertThat(name(one(), brief)).isEqualTo("run 2");
  }

  @Test
  void what_is_left_off_a_lifetime_is_left_off_for_both() {
    Production first = page(one(), counted("a"));
    Production second = page(other(), counted("a"));

    assertThat(Duration.between(first.freshUntil(), second.freshUntil()).abs())
        .isLessThan(Duration.ofSeconds(5));
    assertThat(first.freshUntil()).isBeforeOrEqualTo(Instant.now().plus(LONG));
  }

  @Test
  void past_its_life_a_value_is_used_while_one_call_behind_renews_it_for_both() {
    Call call = call("a", Duration.ofMillis(400), Duration.ofMinutes(5), this::next);
    name(one(), call);
    assertThat(name(other(), call)).isEqualTo("run 1");

    until(() -> name(one(), call).equals("run 2"));
    // That one lives no longer than the first.
    until(() -> !name(other(), call).equals("run 1"));
    assertThat(name(other(), call)).startsWith("run ");
  }

  @Test
  void its_page_has_its_tags_wherever_it_was_made() {
    page(one(), counted("a"));

    assertThat(page(other(), counted("a")).tags()).contains(post);
  }

  @Test
  void a_value_of_one_caller_makes_the_page_of_both_personal() {
    Call personal = call("caller a", LONG, Duration.ZERO, true, Price.class, this::next);

    assertThat(page(one(), personal).isPersonal()).isTrue();
    assertThat(page(other(), personal).isPersonal()).isTrue();
    assertThat(runs).hasValue(1);
  }

  @Test
  void a_value_that_is_made_in_a_transaction_is_used_by_others_once_that_has_committed() {
    CallNode node = one();
    Production page = new Production(node.graph.pin());
    CurrentProduction.set(page);
    try {
      node.registry.begin();
      assertThat(name(node, counted("a"))).isEqualTo("run 1");
    } finally {
      CurrentProduction.set(null);
      page.end();
    }
    node.registry.end(Status.STATUS_COMMITTED);

    until(() -> isUsed(other(), "a", "run 1"));
    assertThat(runs).hasValue(1);
  }

  /** Whether a value is used, without one being made if it is not. */
  private boolean isUsed(CallNode node, String key, String name) {
    Call failing =
        call(
            key,
            LONG,
            Duration.ZERO,
            () -> {
              throw new IOException("nothing there");
            });
    try {
      return ((Price) node.calls.value(failing)).name().equals(name);
    } catch (IOException e) {
      return false;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_value_that_is_made_in_a_transaction_that_is_rolled_back_is_used_by_nobody() {
    CallNode node = one();
    node.registry.begin();
    assertThat(name(node, counted("a"))).isEqualTo("run 1");
    node.registry.end(Status.STATUS_ROLLEDBACK);

    assertThat(name(other(), counted("a"))).isEqualTo("run 2");
    assertThat(name(one(), counted("a"))).isEqualTo("run 2");
  }
}
