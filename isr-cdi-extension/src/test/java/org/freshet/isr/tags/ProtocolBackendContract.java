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

/** What {@link ProtocolModelTest} shows of the protocol, on a real backend. */
public abstract class ProtocolBackendContract {

  private static final long STEPS = Long.getLong("freshet.model.backend-steps", 100_000);
  private static final long STEPS_TO_FIND_A_MUTANT = 1_000_000;

  private final long seed = Long.getLong("freshet.model.seed", new SecureRandom().nextLong());

  /** An empty backend for one run. */
  protected abstract ProtocolBackend backend();

  private static Function<Random, Setup> worlds(Set<Mutant> mutants) {
    return random ->
        new Setup(random.nextBoolean(), random.nextInt(4) == 0 ? 2 : 100, false, false, mutants);
  }

  private Found search(Set<Mutant> mutants, long enough) {
    return new ProtocolDriver(worlds(mutants), this::backend).search(seed, enough);
  }

  @Test
  void nothing_made_before_a_known_raise_is_served_as_fresh_or_beyond_its_bound() {
    Found found = search(EnumSet.noneOf(Mutant.class), STEPS);

    assertThat(found.violation()).as(found::report).isNull();
    assertThat(found.steps()).isGreaterThanOrEqualTo(STEPS);
    for (Freshness freshness : Freshness.values()) {
      assertThat(found.served().get(freshness)).as("%s", freshness).isGreaterThan(20);
    }
  }

  @ParameterizedTest(name = "{0}")
  @EnumSource(
      names = {
        "PIN_TAKEN_LATE",
        "SHARED_CACHE_NOT_EVICTED",
        "NO_GENERATION",
        "RAISED_BEFORE_THE_COMMIT",
        "DEBTS_FORGOTTEN"
      })
  void a_protocol_without_one_of_its_rules_breaks_the_promise(Mutant mutant) {
    Found found = search(EnumSet.of(mutant), STEPS_TO_FIND_A_MUTANT);

    assertThat(found.violation()).as(found::report).isNotNull();
  }
}
