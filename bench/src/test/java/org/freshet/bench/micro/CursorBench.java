package org.freshet.bench.micro;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.freshet.essentials.seal.KeyRing;
import org.freshet.partstream.api.PartSize;
import org.freshet.partstream.cursor.Binding;
import org.freshet.partstream.cursor.Cursors;
import org.freshet.partstream.cursor.Position;
import org.freshet.partstream.cursor.RejectedCursorException;
import org.freshet.partstream.plan.Access;
import org.freshet.partstream.plan.Plan;
import org.freshet.partstream.plan.PlannedPart;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Sealing and opening a cursor, the digest of its request and its plan included. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CursorBench {

  /** How many parts the plan has. */
  @Param({"5", "50"})
  public int parts;

  private final Cursors cursors = new Cursors(KeyRing.random(), 1024, InstantSource.system());
  private final Binding binding =
      new Binding(
          "com.acme.Dashboard#nextParts",
          "dashboards/4711",
          Map.of("from", List.of("2026-01-01"), "shop", List.of("berlin")),
          "ada@example.org");
  private Plan plan = new Plan(List.of());
  private Position position = Position.start(plan);
  private String cursor = "";

  /** Makes the plan, and a cursor to open. */
  @Setup
  public void seal() {
    plan = new Plan(IntStream.range(0, parts).mapToObj(i -> part("part-number-" + i)).toList());
    Position start = Position.start(plan);
    position = new Position(1, start.owed(), Set.of("part-number-0"));
    cursor = sealed();
  }

  private static PlannedPart part(String name) {
    return new PlannedPart(
        name,
        List.of(),
        Access.ALL,
        null,
        context -> name,
        null,
        false,
        new PlannedPart.Description(PartSize.SMALL, false, "", 0));
  }

  /** Sealing. */
  @Benchmark
  public String sealed() {
    return cursors.seal(plan, position, binding, Duration.ofHours(1));
  }

  /** Opening. */
  @Benchmark
  public Position opened() throws RejectedCursorException {
    return cursors.open(cursor, plan, binding);
  }
}
