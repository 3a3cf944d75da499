package org.freshet.isr.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.freshet.isr.FakeClock;
import org.freshet.isr.api.CallDegraded;
import org.freshet.isr.api.CallDegraded.Replacement;
import org.freshet.isr.api.SafeCall;
import org.freshet.isr.api.Tag;
import org.freshet.isr.call.define.CallMethods;
import org.freshet.isr.call.define.SafeMethod;
import org.freshet.isr.config.FakeConfig;
import org.freshet.isr.config.IsrSettings;
import org.freshet.isr.config.Problems;
import org.freshet.isr.persistence.transaction.FakeRegistry;
import org.freshet.isr.persistence.transaction.TransactionChanges;
import org.freshet.isr.produce.CurrentProduction;
import org.freshet.isr.produce.Production;
import org.freshet.isr.revalidate.ManualBackground;
import org.freshet.isr.revalidate.RaiseRenewals;
import org.freshet.isr.revalidate.Raises;
import org.freshet.isr.revalidate.RecordedQueue;
import org.freshet.isr.revalidate.SharedCaches;
import org.freshet.isr.revalidate.Visits;
import org.freshet.isr.tags.TagGraph;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SafeCallsTest {

  private static final Tag POST_7 = Tag.of("post", 7);

  private final FakeClock clock = new FakeClock();
  private final ManualBackground background = new ManualBackground(clock);
  private final IsrSettings settings = FakeConfig.settings();
  private final TagGraph graph = TagGraph.inMemory(clock, TagGraph.Limits.DEFAULT);
  private final Raises raises =
      new Raises(
          graph,
          SharedCaches.NONE,
          Runnable::run,
          new RaiseRenewals(
              graph, new RecordedQueue(), new Visits(clock, () -> 0), background, 500),
          background,
          () -> {},
          settings,
          clock);
  private final FakeRegistry registry = new FakeRegistry();
  private final TransactionChanges transactions = registry.changes(graph, null);
  private final List<Object> events = new ArrayList<>();
  private final SafeCalls calls =
      new SafeCalls(graph, raises, transactions, events::add, clock, settings);

  /** What is called. */
  public static class Shop {

    @SafeCall(fallback = "[\"none\"]", on = IOException.class)
    public List<String> literal() {
      return List.of();
    }

    @SafeCall(fallbackMethod = "other", fallback = "\"never\"")
    public String method(String id) {
      return id;
    }

    private String other(String id) {
      if (id.equals("fails")) {
        throw new IllegalArgumentException("thrown for a test");
      }
      return id + " of " + getClass().getSimpleName();
    }

    @SafeCall
    public @Nullable String nothing() {
      return null;
    }

    @SafeCall(fallback = "\"none\"", lastGood = true)
    public String last(String id) {
      return id;
    }
  }

  private static SafeMethod method(String name) {
    CallMethods methods = new CallMethods(FakeConfig.of());
    Problems problems = new Problems();
    methods.readAll(Shop.class, problems);
    problems.throwIfAny();
    return methods
        .find(
            Shop.class,
            Arrays.stream(Shop.class.getMethods())
                .filter(method -> method.getName().equals(name))
                .findFirst()
                .orElseThrow())
        .safe();
  }

  private Object result(String name, Callable<@Nullable Object> work, Object... arguments)
      throws Exception {
    SafeMethod method = method(name);
    String key = method.lastGood() == null ? null : method.lastGood().of(arguments, null);
    return calls.result(method, new Shop(), arguments, key, work);
  }

  private static Object fail() throws IOException {
    throw new IOException("thrown for a test");
  }

  @Test
  void what_succeeds_is_returned() throws Exception {
    assertThat(result("literal", () -> List.of("one"))).isEqualTo(List.of("one"));
    assertThat(events).isEmpty();
  }

  @Test
  void a_literal_is_made_anew_each_time() throws Exception {
    Object first = result("literal", SafeCallsTest::fail);

    assertThat(first).isEqualTo(List.of("none"));
    assertThat(result("literal", SafeCallsTest::fail)).isEqualTo(first).isNotSameAs(first);
  }

  @Test
  void a_method_comes_before_a_literal() throws Exception {
    assertThat(result("method", SafeCallsTest::fail, "a")).isEqualTo("a of Shop");
  }

  @Test
  void what_a_fallback_method_throws_reaches_the_caller_with_the_first_failure() {
    assertThatThrownBy(() -> result("method", SafeCallsTest::fail, "fails"))
        .isInstanceOf(IllegalArgumentException.class)
        .satisfies(e -> assertThat(e.getSuppressed()[0]).isInstanceOf(IOException.class));
  }

  @Test
  void where_there_is_nothing_else_there_is_nothing() throws Exception {
    assertThat(result("nothing", SafeCallsTest::fail)).isNull();
  }

  @Test
  void other_exceptions_and_errors_are_not_replaced() {
    assertThatThrownBy(
            () ->
                result(
                    "literal",
                    () -> {
                      throw new IllegalStateException("thrown for a test");
                    }))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(
            () ->
                result(
                    "nothing",
                    () -> {
                      throw new StackOverflowError("thrown for a test");
                    }))
        .isInstanceOf(StackOverflowError.class);
    assertThatThrownBy(
            () ->
                result(
                    "nothing",
                    () -> {
                      throw new InterruptedException("thrown for a test");
                    }))
        .isInstanceOf(InterruptedException.class);
    assertThat(events).isEmpty();
  }

  @Test
  void what_it_is_used_for_is_degraded_for_as_long_as_the_settings_say() throws Exception {
    Production page = new Production(graph.pin());
    CurrentProduction.set(page);
    result("literal", SafeCallsTest::fail);
    CurrentProduction.set(null);

    assertThat(page.isDegraded()).isTrue();
    assertThat(page.freshUntil()).isEqualTo(FakeClock.START.plusSeconds(10));
  }

  @Test
  void observers_are_told_the_class_of_the_failure_and_not_its_message() throws Exception {
    result("literal", SafeCallsTest::fail);

    assertThat(events)
        .containsExactly(
            new CallDegraded(
                Shop.class.getName() + ".literal",
                IOException.class.getName(),
                Replacement.FALLBACK));
  }

  @Test
  void the_last_good_value_of_the_same_parameters_comes_first() throws Exception {
    result("last", () -> "good", "a");

    assertThat(result("last", SafeCallsTest::fail, "a")).isEqualTo("good");
    assertThat(result("last", SafeCallsTest::fail, "b")).isEqualTo("none");
  }

  private static Object tagged() {
    CurrentProduction.get().addTags(Set.of(POST_7));
    return "good";
  }

  @Test
  void a_last_good_value_brings_its_tags_and_survives_a_raise_but_no_expire() throws Exception {
    result("last", SafeCallsTest::tagged, "a");
    raises.raise(Set.of(POST_7), false, Set.of());
    background.runAll();
    Production page = new Production(graph.pin());
    CurrentProduction.set(page);
    assertThat(result("last", SafeCallsTest::fail, "a")).isEqualTo("good");
    CurrentProduction.set(null);
    assertThat(page.tags()).contains(POST_7);

    raises.raise(Set.of(POST_7), true, Set.of());
    background.runAll();
    assertThat(result("last", SafeCallsTest::fail, "a")).isEqualTo("none");
  }

  @Test
  void what_is_refused_degraded_or_personal_is_no_good_value() throws Exception {
    result(
        "last",
        () -> {
          CurrentProduction.get().refuse("a preview");
          return "good";
        },
        "a");
    result(
        "last",
        () -> {
          CurrentProduction.get().degrade(clock.instant());
          return "good";
        },
        "b");
    result(
        "last",
        () -> {
          CurrentProduction.get().makePersonal();
          return "good";
        },
        "c");

    for (String id : List.of("a", "b", "c")) {
      assertThat(result("last", SafeCallsTest::fail, id)).as(id).isEqualTo("none");
    }
  }

  @Test
  void a_failure_that_spoilt_the_transaction_around_it_is_not_replaced() {
    registry.begin();
    registry.spoil();

    assertThatThrownBy(() -> result("literal", SafeCallsTest::fail))
        .isInstanceOf(IOException.class);
  }

  @Test
  void what_is_read_after_a_change_of_ones_own_is_no_good_value() throws Exception {
    registry.begin();
    transactions.changed(Set.of(POST_7), Set.of());
    result("last", () -> "good", "a");

    assertThat(result("last", SafeCallsTest::fail, "a")).isEqualTo("none");
  }
}
