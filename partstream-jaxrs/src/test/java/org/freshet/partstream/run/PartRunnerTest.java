package org.freshet.partstream.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import java.util.stream.IntStream;
import org.freshet.essentials.api.Problem;
import org.freshet.partstream.api.PartContext;
import org.freshet.partstream.api.PartSize;
import org.freshet.partstream.plan.Access;
import org.freshet.partstream.plan.PartCall;
import org.freshet.partstream.plan.PlannedPart;
import org.freshet.partstream.run.PartResult.Status;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PartRunnerTest {

  private static final PartContext CONTEXT =
      new PartContext(null, Set.of(), URI.create("/d"), Map.of(), Map.of(), Map.of(), List.of());
  private static final long IDLE = Duration.ofSeconds(5).toNanos();

  private final ExecutorService workers = Executors.newCachedThreadPool();
  private final CountDownLatch never = new CountDownLatch(1);
  private final List<PartResult> results = new ArrayList<>();

  @AfterEach
  void end() {
    workers.shutdownNow();
  }

  private PartRunner runner(int perRequest, int perApplication) {
    return runner(perRequest, perApplication, System::nanoTime);
  }

  /** A clock that stands still until something has begun, however busy the machine is. */
  private static LongSupplier from(CountDownLatch begun) {
    long start = System.nanoTime();
    return () -> begun.getCount() > 0 ? start : System.nanoTime();
  }

  private PartRunner runner(int perRequest, int perApplication, LongSupplier clock) {
    return new PartRunner(
        workers::submit,
        work -> work.call(),
        new PartProblems(false),
        perRequest,
        perApplication,
        Duration.ofSeconds(20),
        clock);
  }

  private static PlannedPart part(String name, PartCall call, String... dependsOn) {
    return part(name, call, null, null, dependsOn);
  }

  private static PlannedPart part(
      String name,
      PartCall call,
      @Nullable Duration timeout,
      PlannedPart.@Nullable Fallback fallback,
      String... dependsOn) {
    return new PlannedPart(
        name,
        List.of(dependsOn),
        Access.ALL,
        timeout,
        call,
        fallback,
        false,
        new PlannedPart.Description(PartSize.SMALL, false, "", 0));
  }

  private void run(PartRunner runner, long budget, PlannedPart... parts) throws IOException {
    runner.run(new Errand(List.of(parts), Set.of("lost"), CONTEXT, budget, IDLE), results::add);
  }

  private Status status(String name) {
    return result(name).status();
  }

  private PartResult result(String name) {
    return results.stream().filter(one -> one.name().equals(name)).findFirst().orElseThrow();
  }

  private Problem problem(String name) {
    Problem problem = result(name).problem();
    assertThat(problem).isNotNull();
    return problem;
  }

  @Test
  void parts_run_at_once() throws IOException {
    CyclicBarrier together = new CyclicBarrier(4);
    PlannedPart[] parts =
        IntStream.range(0, 4)
            .mapToObj(i -> part("p" + i, context -> together.await(10, TimeUnit.SECONDS)))
            .toArray(PlannedPart[]::new);

    run(runner(8, 64), Long.MAX_VALUE, parts);

    assertThat(results).hasSize(4).allMatch(one -> one.status() == Status.OK);
  }

  @Test
  void no_more_than_a_request_may_have_run_at_once_and_all_of_them_run() throws IOException {
    AtomicInteger now = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    PlannedPart[] parts =
        IntStream.range(0, 20)
            .mapToObj(
                i ->
                    part(
                        "p" + i,
                        context -> {
                          most.accumulateAndGet(now.incrementAndGet(), Math::max);
                          Thread.onSpinWait();
                          return now.decrementAndGet();
                        }))
            .toArray(PlannedPart[]::new);

    run(runner(3, 2), Long.MAX_VALUE, parts);

    assertThat(results).hasSize(20);
    assertThat(most.get()).isLessThanOrEqualTo(2);
  }

  @Test
  void a_part_runs_after_what_it_depends_on() throws IOException {
    List<String> ran = new ArrayList<>();
    run(
        runner(8, 64),
        Long.MAX_VALUE,
        part("a", context -> ran.add("a")),
        part("b", context -> ran.add("b"), "a"),
        part("c", context -> ran.add("c"), "b"));

    assertThat(ran).containsExactly("a", "b", "c");
  }

  @Test
  void what_depends_on_a_failure_is_skipped_whenever_that_was() throws IOException {
    run(
        runner(8, 64),
        Long.MAX_VALUE,
        part(
            "a",
            context -> {
              throw new IllegalStateException("secret");
            }),
        part("b", context -> 1, "a"),
        part("c", context -> 1, "b"),
        part("d", context -> 1, "lost"),
        part("e", context -> 1));

    assertThat(problem("a").status()).isEqualTo(500);
    assertThat(status("b")).isEqualTo(Status.SKIPPED);
    assertThat(problem("c").members()).containsEntry("cause", "b");
    assertThat(status("d")).isEqualTo(Status.SKIPPED);
    assertThat(status("e")).isEqualTo(Status.OK);
  }

  @Test
  void a_failure_tells_nothing_of_its_text() throws IOException {
    run(
        runner(8, 64),
        Long.MAX_VALUE,
        part(
            "a",
            context -> {
              throw new IllegalStateException("password=hunter2");
            }),
        part(
            "b",
            context -> {
              throw new AssertionError("password=hunter2");
            }));

    assertThat(problem("a").status()).isEqualTo(500);
    assertThat(problem("a").toString() + problem("b")).doesNotContain("hunter2");
  }

  @Test
  void a_part_that_takes_too_long_has_failed_and_is_interrupted() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    run(
        runner(8, 64, from(begun)),
        Long.MAX_VALUE,
        part("slow", context -> hang(begun, interrupted), Duration.ofMillis(50), null),
        part("quick", context -> 1));

    assertThat(problem("slow").status()).isEqualTo(504);
    assertThat(status("quick")).isEqualTo(Status.OK);
    assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
  }

  private Object hang(CountDownLatch begun, CountDownLatch interrupted)
      throws InterruptedException {
    begun.countDown();
    try {
      return never.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      interrupted.countDown();
      throw e;
    }
  }

  @Test
  void a_fallback_stands_in_the_place_of_a_failure_and_is_no_failure_to_others()
      throws IOException {
    run(
        runner(8, 64),
        Long.MAX_VALUE,
        part(
            "a",
            context -> {
              throw new IllegalStateException("away");
            },
            null,
            new PlannedPart.Fallback("instead")),
        part("b", context -> 1, "a"));

    assertThat(status("a")).isEqualTo(Status.DEGRADED);
    assertThat(result("a").value()).isEqualTo("instead");
    assertThat(status("b")).isEqualTo(Status.OK);
  }

  @Test
  void when_the_budget_is_used_up_the_rest_is_owed_and_its_threads_are_free() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    PartRunner runner = runner(8, 2, from(begun));
    run(
        runner,
        Duration.ofMillis(500).toNanos(),
        part("quick", context -> begun.await(10, TimeUnit.SECONDS)),
        part("slow", context -> hang(begun, interrupted)));

    assertThat(results).extracting(PartResult::name).containsExactly("quick");
    assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    // Both permits of the application are there again.
    CyclicBarrier together = new CyclicBarrier(2);
    run(
        runner,
        Long.MAX_VALUE,
        part("x", context -> together.await(10, TimeUnit.SECONDS)),
        part("y", context -> together.await(10, TimeUnit.SECONDS)));
    assertThat(status("x")).isEqualTo(Status.OK);
  }

  @Test
  void a_client_that_is_gone_ends_what_runs() throws Exception {
    CountDownLatch interrupted = new CountDownLatch(1);
    CountDownLatch begun = new CountDownLatch(1);
    PlannedPart slow = part("slow", context -> hang(begun, interrupted));
    PlannedPart quick = part("quick", context -> begun.await(10, TimeUnit.SECONDS));
    Errand errand = new Errand(List.of(quick, slow), Set.of(), CONTEXT, Long.MAX_VALUE, IDLE);

    assertThatThrownBy(
            () ->
                runner(8, 64)
                    .run(
                        errand,
                        result -> {
                          throw new IOException("broken pipe");
                        }))
        .isInstanceOf(IOException.class)
        .hasMessage("broken pipe");
    assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
  }
}
