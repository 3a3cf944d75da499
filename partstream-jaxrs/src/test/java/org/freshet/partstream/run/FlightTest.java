package org.freshet.partstream.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.freshet.partstream.api.PartContext;
import org.freshet.partstream.api.PartSize;
import org.freshet.partstream.plan.Access;
import org.freshet.partstream.plan.PartCall;
import org.freshet.partstream.plan.PlannedPart;
import org.freshet.partstream.run.PartResult.Status;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FlightTest {

  private static final PartContext CONTEXT =
      new PartContext(null, Set.of(), URI.create("/d"), Map.of(), Map.of(), Map.of(), List.of());

  private final ExecutorService workers = Executors.newCachedThreadPool();
  private final CountDownLatch never = new CountDownLatch(1);
  private final CountDownLatch interrupted = new CountDownLatch(1);

  @AfterEach
  void end() {
    workers.shutdownNow();
  }

  /** Takes what comes, and how it ends. */
  private static class Journey implements Receiver, Flight.Landing {

    private final List<PartResult> results = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch landed = new CountDownLatch(1);
    private final @Nullable IOException gone;
    private volatile boolean takes = true;
    private final List<String> ends = Collections.synchronizedList(new ArrayList<>());

    private Journey(@Nullable IOException gone) {
      this.gone = gone;
    }

    @Override
    public void receive(PartResult result) throws IOException {
      if (gone != null) {
        throw gone;
      }
      results.add(result);
    }

    @Override
    public boolean isTakingMore() {
      return takes;
    }

    @Override
    public void arrived() {
      ends.add("arrived");
      landed.countDown();
    }

    @Override
    public void lost(@Nullable Throwable why) {
      ends.add("lost " + why);
      landed.countDown();
    }

    private List<String> names() {
      return results.stream().map(PartResult::name).toList();
    }

    private void awaitEnd() throws InterruptedException {
      assertThat(landed.await(20, TimeUnit.SECONDS)).as("landed").isTrue();
    }
  }

  private PartRunner runner(int perRequest, int perApplication) {
    return new PartRunner(
        workers::submit,
        work -> work.call(),
        new PartProblems(false),
        perRequest,
        perApplication,
        Duration.ofSeconds(20),
        System::nanoTime);
  }

  private static PlannedPart part(
      String name, PartCall call, @Nullable Duration timeout, String... dependsOn) {
    return new PlannedPart(
        name,
        List.of(dependsOn),
        Access.ALL,
        timeout,
        call,
        null,
        false,
        new PlannedPart.Description(PartSize.SMALL, false, "", 0));
  }

  private static Errand errand(long budget, PlannedPart... parts) {
    return new Errand(List.of(parts), Set.of(), CONTEXT, budget, Long.MAX_VALUE);
  }

  private Object hang() throws InterruptedException {
    try {
      return never.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      interrupted.countDown();
      throw e;
    }
  }

  private static void beatUntilLanded(Flight flight, Journey journey) throws InterruptedException {
    while (!journey.landed.await(5, TimeUnit.MILLISECONDS)) {
      flight.beat();
    }
  }

  @Test
  void the_thread_that_begins_it_does_not_wait_and_all_parts_arrive() throws Exception {
    Journey journey = new Journey(null);
    CountDownLatch gate = new CountDownLatch(1);
    Flight flight =
        runner(4, 4)
            .flight(
                errand(
                    Long.MAX_VALUE,
                    part("held", context -> gate.await(20, TimeUnit.SECONDS), null),
                    part("after", context -> "a", null, "held"),
                    part("bad", context -> List.of().get(0), null),
                    part("skipped", context -> "s", null, "bad")),
                journey,
                journey);

    flight.begin();
    gate.countDown();
    journey.awaitEnd();
    assertThat(journey.ends).containsExactly("arrived");
    assertThat(journey.names()).containsExactlyInAnyOrder("held", "after", "bad", "skipped");
    assertThat(journey.names().indexOf("held")).isLessThan(journey.names().indexOf("after"));
  }

  @Test
  void of_many_at_once_with_few_permits_each_gets_its_turn_and_gives_the_permit_back()
      throws Exception {
    PartRunner runner = runner(4, 2);
    List<Journey> journeys = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      Journey journey = new Journey(null);
      journeys.add(journey);
      PlannedPart[] parts =
          IntStream.range(0, 3)
              .mapToObj(n -> part("p" + n, context -> n, null))
              .toArray(PlannedPart[]::new);
      runner.flight(errand(Long.MAX_VALUE, parts), journey, journey).begin();
    }
    for (Journey journey : journeys) {
      journey.awaitEnd();
      assertThat(journey.names()).containsExactlyInAnyOrder("p0", "p1", "p2");
    }
    Journey last = new Journey(null);
    runner.run(
        errand(Long.MAX_VALUE, part("a", context -> 1, null), part("b", context -> 2, null)), last);
    assertThat(last.names()).containsExactlyInAnyOrder("a", "b");
  }

  @Test
  void whoever_stood_in_line_and_left_gets_no_permit_that_others_need() throws Exception {
    PartRunner runner = runner(4, 1);
    CountDownLatch gate = new CountDownLatch(1);
    Journey first = new Journey(null);
    runner
        .flight(
            errand(Long.MAX_VALUE, part("a", context -> gate.await(20, TimeUnit.SECONDS), null)),
            first,
            first)
        .begin();
    Journey left = new Journey(null);
    Flight leaving =
        runner.flight(errand(Long.MAX_VALUE, part("b", context -> 1, null)), left, left);
    leaving.begin();
    Journey patient = new Journey(null);
    runner.flight(errand(Long.MAX_VALUE, part("c", context -> 1, null)), patient, patient).begin();

    leaving.cancel();
    left.awaitEnd();
    gate.countDown();
    patient.awaitEnd();
    assertThat(left.ends).containsExactly("lost null");
    assertThat(left.names()).isEmpty();
    assertThat(patient.names()).containsExactly("c");
  }

  @Test
  void one_that_is_cancelled_interrupts_what_runs() throws Exception {
    Journey journey = new Journey(null);
    CountDownLatch begun = new CountDownLatch(1);
    PlannedPart part =
        part(
            "held",
            context -> {
              begun.countDown();
              return hang();
            },
            null);
    Flight flight = runner(4, 4).flight(errand(Long.MAX_VALUE, part), journey, journey);
    flight.begin();
    assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();

    flight.cancel();
    journey.awaitEnd();
    assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(journey.ends).containsExactly("lost null");
  }

  @Test
  void one_whose_step_is_held_up_by_a_client_interrupts_what_runs_when_it_is_cancelled()
      throws Exception {
    CountDownLatch held = new CountDownLatch(1);
    Journey journey =
        new Journey(null) {
          @Override
          public void receive(PartResult result) {
            held.countDown();
            try {
              never.await(20, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          }
        };
    CountDownLatch begun = new CountDownLatch(1);
    Flight flight =
        runner(4, 4)
            .flight(
                errand(
                    Long.MAX_VALUE,
                    part("a", context -> begun.await(20, TimeUnit.SECONDS), null),
                    part(
                        "held",
                        context -> {
                          begun.countDown();
                          return hang();
                        },
                        null)),
                journey,
                journey);
    flight.begin();
    assertThat(held.await(20, TimeUnit.SECONDS)).isTrue();

    flight.cancel();
    assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
    never.countDown();
    journey.awaitEnd();
    assertThat(journey.ends).containsExactly("lost null");
  }

  @Test
  void a_client_that_is_gone_ends_it() throws Exception {
    Journey journey = new Journey(new IOException("gone"));
    CountDownLatch begun = new CountDownLatch(1);
    runner(4, 4)
        .flight(
            errand(
                Long.MAX_VALUE,
                part("a", context -> begun.await(20, TimeUnit.SECONDS), null),
                part(
                    "held",
                    context -> {
                      begun.countDown();
                      return hang();
                    },
                    null)),
            journey,
            journey)
        .begin();

    journey.awaitEnd();
    assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(journey.ends).containsExactly("lost java.io.IOException: gone");
  }

  @Test
  void what_takes_too_long_has_failed_and_a_budget_ends_it_at_the_next_beat() throws Exception {
    Journey late = new Journey(null);
    Flight flight =
        runner(4, 4)
            .flight(
                errand(Long.MAX_VALUE, part("late", context -> hang(), Duration.ofMillis(30))),
                late,
                late);
    flight.begin();
    beatUntilLanded(flight, late);
    assertThat(late.results.get(0).status()).isEqualTo(Status.FAILED);

    Journey brief = new Journey(null);
    Flight budgeted =
        runner(4, 4)
            .flight(
                errand(Duration.ofMillis(30).toNanos(), part("slow", context -> hang(), null)),
                brief,
                brief);
    budgeted.begin();
    beatUntilLanded(budgeted, brief);
    assertThat(brief.ends).containsExactly("arrived");
    assertThat(brief.names()).isEmpty();
  }

  @Test
  void nothing_is_begun_for_a_client_that_does_not_read() throws Exception {
    Journey journey = new Journey(null);
    journey.takes = false;
    Flight flight =
        runner(4, 4)
            .flight(errand(Long.MAX_VALUE, part("a", context -> 1, null)), journey, journey);

    flight.begin();
    assertThat(journey.names()).isEmpty();
    journey.takes = true;
    flight.wakeElsewhere();
    journey.awaitEnd();
    assertThat(journey.names()).containsExactly("a");
  }
}
