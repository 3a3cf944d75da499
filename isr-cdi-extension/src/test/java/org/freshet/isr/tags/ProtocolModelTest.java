package org.freshet.isr.tags;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.freshet.isr.policy.Freshness;
import org.freshet.isr.tags.ProtocolDriver.Found;
import org.freshet.isr.tags.ProtocolWorld.Setup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The protocol of raises and pins as a whole, in random interleavings of its smallest steps on two
 * nodes. Each run takes another way; {@code -Dfreshet.model.seed} repeats one that failed, {@code
 * -Dfreshet.model.steps} makes it longer.
 */
class ProtocolModelTest {

  private static final long STEPS = Long.getLong("freshet.model.steps", 500_000);
  private static final long STEPS_TO_FIND_A_MUTANT = 5_000_000;

  private final long seed = Long.getLong("freshet.model.seed", new SecureRandom().nextLong());

  private static Function<Random, Setup> worlds(
      boolean lateLoads, boolean secondEviction, Set<Mutant> mutants) {
    return random ->
        new Setup(
            random.nextBoolean(),
            random.nextInt(4) == 0 ? 2 : 100,
            lateLoads,
            secondEviction,
            mutants);
  }

  private Found search(
      boolean lateLoads, boolean secondEviction, Set<Mutant> mutants, long enough) {
    return new ProtocolDriver(worlds(lateLoads, secondEviction, mutants)).search(seed, enough);
  }

  @Test
  void nothing_made_before_a_known_raise_is_served_as_fresh_or_beyond_its_bound() {
    Found found = search(false, false, EnumSet.noneOf(Mutant.class), STEPS);

    assertThat(found.violation()).as(found::report).isNull();
    assertThat(found.steps()).isGreaterThanOrEqualTo(STEPS);
    for (Freshness freshness : Freshness.values()) {
      assertThat(found.served()).containsKey(freshness);
      assertThat(found.served().get(freshness)).as("%s", freshness).isGreaterThan(100);
    }
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource
  void a_protocol_without_one_of_its_rules_breaks_the_promise(Mutant mutant) {
    Found found = search(false, false, EnumSet.of(mutant), STEPS_TO_FIND_A_MUTANT);

    assertThat(found.violation())
        .as(found::report)
        .isNotNull()
        .containsAnyOf("served as", "replaced a later one");
  }

  @Test
  void a_seed_repeats_its_run() {
    Set<Mutant> mutants = EnumSet.of(Mutant.GAPS_SKIPPED);

    assertThat(search(false, false, mutants, STEPS))
        .isEqualTo(search(false, false, mutants, STEPS));
  }

  @Test
  void a_load_that_ends_after_the_eviction_brings_old_state_back_for_good() {
    Found found = search(true, false, EnumSet.noneOf(Mutant.class), STEPS_TO_FIND_A_MUTANT);

    assertThat(found.violation()).as(found::report).isNotNull();
  }

  @Test
  void evicting_again_after_the_requests_under_way_have_ended_keeps_the_promise() {
    Found found = search(true, true, EnumSet.noneOf(Mutant.class), STEPS);

    assertThat(found.violation()).as(found::report).isNull();
    assertThat(found.steps()).isGreaterThanOrEqualTo(STEPS);
  }
}
