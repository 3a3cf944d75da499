package org.freshet.isr.tags;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import org.freshet.isr.policy.Freshness;
import org.freshet.isr.tags.ProtocolOracle.Violation;
import org.freshet.isr.tags.ProtocolWorld.Setup;
import org.freshet.isr.tags.ProtocolWorld.Step;
import org.jspecify.annotations.Nullable;

/**
 * Drives worlds by random steps until one breaks the promise, and then looks for a short way to the
 * same end. A run is a list of numbers, each of which means something in any state, so that any
 * part of a run is a run.
 */
final class ProtocolDriver {

  private static final int SHORTEST = 30;
  private static final int LONGEST = 400;

  /** How one run went. */
  private record Run(@Nullable String violation, List<String> trace) {}

  /**
   * How a search went.
   *
   * @param steps how many steps did something
   * @param served how often what was served
   * @param violation what was broken, null if nothing was
   * @param trace a short way to it
   */
  record Found(
      long seed,
      long steps,
      Map<Freshness, Integer> served,
      @Nullable String violation,
      List<String> trace) {

    String report() {
      return violation == null
          ? "seed " + seed + ": nothing found in " + steps + " steps"
          : "seed " + seed + ": " + violation + "\n  " + String.join("\n  ", trace);
    }
  }

  private final Function<Random, Setup> setups;
  private final Supplier<? extends @Nullable ProtocolBackend> backends;
  private final Map<Freshness, Integer> served = new EnumMap<>(Freshness.class);
  private long steps;

  ProtocolDriver(Function<Random, Setup> setups) {
    this(setups, () -> null);
  }

  /**
   * A driver.
   *
   * @param backends supplies what the nodes of one run share, null for a model of it
   */
  ProtocolDriver(
      Function<Random, Setup> setups, Supplier<? extends @Nullable ProtocolBackend> backends) {
    this.setups = setups;
    this.backends = backends;
  }

  /** Runs worlds from a seed until one breaks or enough steps are made. */
  Found search(long seed, long enough) {
    Random random = new Random(seed);
    while (steps < enough) {
      Setup setup = setups.apply(random);
      long[] program = program(random);
      if (run(setup, program).violation() != null) {
        Run shortest = shrunk(setup, program);
        return new Found(seed, steps, served, shortest.violation(), shortest.trace());
      }
    }
    return new Found(seed, steps, served, null, List.of());
  }

  /**
   * A program in which each kind of step is taken more or less often than usual, or never: some
   * ends are reached only where others are far.
   */
  @SuppressWarnings("EnumOrdinal") // no program outlives the class it was made for
  private static long[] program(Random random) {
    List<Step> drawn = new ArrayList<>();
    for (Step step : Step.values()) {
      int times = step.isNeeded() ? 1 + random.nextInt(3) : random.nextInt(4);
      drawn.addAll(Collections.nCopies(step.weight() * times, step));
    }
    long[] program = new long[SHORTEST + random.nextInt(LONGEST - SHORTEST)];
    for (int i = 0; i < program.length; i++) {
      Step step = drawn.get(random.nextInt(drawn.size()));
      program[i] = random.nextLong() & ~0xffffL | step.ordinal();
    }
    return program;
  }

  private Run run(Setup setup, long[] program) {
    ProtocolWorld world = new ProtocolWorld(setup, backends.get());
    List<String> trace = new ArrayList<>();
    try {
      for (long word : program) {
        String what = world.take(word);
        if (!what.isEmpty()) {
          trace.add(what);
        }
      }
      world.rest();
      return new Run(null, trace);
    } catch (Violation violation) {
      trace.add(world.current() == null ? "and at rest" : "and then " + world.current());
      return new Run(violation.getMessage(), trace);
    } finally {
      steps += trace.size();
      world.served().forEach((what, times) -> served.merge(what, times, Integer::sum));
    }
  }

  /** Leaves out ever smaller pieces as long as it still breaks. */
  private Run shrunk(Setup setup, long[] program) {
    long[] shortest = program;
    for (int piece = shortest.length / 2; piece > 0; piece = piece == 1 ? 0 : piece / 2) {
      boolean shorter = true;
      while (shorter) {
        shorter = false;
        for (int from = 0; from + piece <= shortest.length; ) {
          long[] without = without(shortest, from, piece);
          if (run(setup, without).violation() != null) {
            shortest = without;
            shorter = true;
          } else {
            from += piece;
          }
        }
      }
    }
    return run(setup, shortest);
  }

  private static long[] without(long[] program, int from, int length) {
    long[] rest = Arrays.copyOf(program, program.length - length);
    System.arraycopy(program, from + length, rest, from, rest.length - from);
    return rest;
  }
}
