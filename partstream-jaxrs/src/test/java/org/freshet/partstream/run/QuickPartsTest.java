package org.freshet.partstream.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.freshet.partstream.api.PartContext;
import org.freshet.partstream.api.PartSize;
import org.freshet.partstream.plan.Access;
import org.freshet.partstream.plan.PartCall;
import org.freshet.partstream.plan.PlannedPart;
import org.freshet.partstream.run.PartResult.Status;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Parts that were quick in earlier requests, by a clock that stood still meanwhile. */
class QuickPartsTest {

  private static final PartContext CONTEXT =
      new PartContext(null, Set.of(), URI.create("/d"), Map.of(), Map.of(), Map.of(), List.of());
  private static final long IDLE = Duration.ofSeconds(5).toNanos();
  private static final int ENOUGH = 20;

  private final ExecutorService workers = Executors.newCachedThreadPool();
  private final AtomicInteger handedOver = new AtomicInteger();
  private final CountDownLatch never = new CountDownLatch(1);
  private final List<PartResult> results = new ArrayList<>();
  private final Map<String, Thread> threads = new ConcurrentHashMap<>();
  private volatile boolean standsStill = true;
  private volatile boolean full;
  private final PartRunner runner =
      new PartRunner(
          this::begin,
          work -> work.call(),
          new PartProblems(false),
          8,
          64,
          Duration.ofSeconds(20),
          () -> standsStill ? 0 : System.nanoTime());

  @AfterEach
  void end() {
    workers.shutdownNow();
  }

  private Future<?> begin(Runnable work) {
    if (full) {
      throw new RejectedExecutionException("full");
    }
    handedOver.incrementAndGet();
    return workers.submit(work);
  }

  private PlannedPart part(String name, PartCall call, boolean ready) {
    return part(name, call, ready, null);
  }

  private PlannedPart part(String name, PartCall call, boolean ready, @Nullable Duration timeout) {
    return new PlannedPart(
        name,
        List.of(),
        Access.ALL,
        timeout,
        context -> {
          threads.put(name, Thread.currentThread());
          return call.make(context);
        },
        null,
        false,
        new PlannedPart.Description(PartSize.SMALL, ready, "", 0));
  }

  private void run(long budget, PlannedPart... parts) throws IOException {
    results.clear();
    handedOver.set(0);
    runner.run(new Errand(List.of(parts), Set.of(), CONTEXT, budget, IDLE), results::add);
  }

  private void run(PlannedPart... parts) throws IOException {
    run(Long.MAX_VALUE, parts);
  }

  /** As many requests as it takes until their parts are known to be quick. */
  private void known(String... names) throws IOException {
    PlannedPart[] parts = new PlannedPart[names.length];
    for (int i = 0; i < names.length; i++) {
      parts[i] = part(names[i], context -> 1, false);
    }
    for (int i = 0; i < ENOUGH; i++) {
      run(parts);
    }
    standsStill = false;
  }

  private PartResult result(String name) {
    return results.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
  }

  @Test
  void parts_of_which_nothing_is_known_have_a_thread_each() throws IOException {
    run(part("a", context -> 1, false), part("b", context -> 2, false));

    assertThat(results).hasSize(2);
    assertThat(handedOver).hasValue(2);
  }

  @Test
  void parts_that_are_known_to_be_quick_share_a_thread_in_their_order() throws IOException {
    known("a", "b", "c");
    standsStill = true;
    List<String> ran = new ArrayList<>();
    run(
        part("a", context -> ran.add("a"), false),
        part("b", context -> ran.add("b"), false),
        part("c", context -> ran.add("c"), false));

    assertThat(handedOver).hasValue(1);
    assertThat(ran).containsExactly("a", "b", "c");
    assertThat(results).hasSize(3).allMatch(one -> one.status() == Status.OK);
    assertThat(threads.get("c")).isSameAs(threads.get("a")).isNotSameAs(Thread.currentThread());
  }

  @Test
  void a_quick_part_that_takes_its_time_does_not_hold_up_the_others() throws IOException {
    known("a", "b", "c");
    CountDownLatch others = new CountDownLatch(2);
    PartCall other =
        context -> {
          others.countDown();
          return 1;
        };
    run(
        part("a", context -> others.await(20, TimeUnit.SECONDS), false),
        part("b", other, false),
        part("c", other, false));

    assertThat(results).hasSize(3);
    assertThat(result("a").value()).isEqualTo(true);
    assertThat(threads.get("b")).isNotSameAs(threads.get("a"));
  }

  @Test
  void what_ended_before_a_part_that_hangs_is_delivered_when_the_budget_is_used_up()
      throws IOException {
    known("a", "b", "c");
    run(
        Duration.ofSeconds(1).toNanos(),
        part("a", context -> 1, false),
        part("b", context -> never.await(20, TimeUnit.SECONDS), false),
        part("c", context -> 3, false));

    assertThat(results).extracting(PartResult::name).containsExactlyInAnyOrder("a", "c");
  }

  @Test
  void a_quick_part_that_hangs_is_late_and_nobody_else_is_interrupted() throws IOException {
    known("a", "b", "c");
    PartCall calm = context -> Thread.currentThread().isInterrupted() ? "interrupted" : "calm";
    run(
        part("a", context -> never.await(20, TimeUnit.SECONDS), false, Duration.ofMillis(100)),
        part("b", calm, false),
        part("c", calm, false));

    assertThat(result("a").status()).isEqualTo(Status.FAILED);
    assertThat(result("b").value()).isEqualTo("calm");
    assertThat(result("c").value()).isEqualTo("calm");
  }

  @Test
  void a_part_that_was_slow_some_times_has_a_thread_of_its_own_again() throws IOException {
    known("a", "b");
    for (int i = 0; i < 3; i++) {
      run(
          part("a", context -> never.await(5, TimeUnit.MILLISECONDS), false),
          part("b", context -> 1, false));
    }
    standsStill = true;
    run(part("a", context -> 1, false), part("b", context -> 1, false));

    assertThat(handedOver).hasValue(2);
  }

  @Test
  void one_that_fails_fails_alone() throws IOException {
    known("a", "b");
    run(
        part(
            "a",
            context -> {
              throw new IllegalStateException("secret");
            },
            false),
        part("b", context -> 1, false));

    assertThat(result("a").status()).isEqualTo(Status.FAILED);
    assertThat(result("b").status()).isEqualTo(Status.OK);
  }

  @Test
  void without_a_thread_all_that_would_have_shared_it_fail_and_the_next_request_is_served()
      throws IOException {
    known("a", "b");
    full = true;
    run(part("a", context -> 1, false), part("b", context -> 1, false));
    assertThat(results).hasSize(2).allMatch(one -> one.status() == Status.FAILED);

    full = false;
    run(part("a", context -> 1, false), part("b", context -> 1, false));
    assertThat(results).hasSize(2).allMatch(one -> one.status() == Status.OK);
  }

  @Test
  void a_value_that_is_there_needs_no_thread() throws IOException {
    run(part("a", context -> 1, true));

    assertThat(handedOver).hasValue(0);
    assertThat(threads.get("a")).isSameAs(Thread.currentThread());
    assertThat(result("a").value()).isEqualTo(1);
  }
}
