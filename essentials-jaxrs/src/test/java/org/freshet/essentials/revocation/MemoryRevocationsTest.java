package org.freshet.essentials.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Revocations in this process. */
class MemoryRevocationsTest extends RevocationStoreContract {

  private RevocationStore only;

  @Override
  RevocationStore store() {
    only = RevocationStore.inMemory(clock);
    return only;
  }

  @Override
  RevocationStore otherNode() {
    return only;
  }

  @Override
  void pass(Duration time) {
    clock.pass(time);
  }

  @Test
  void what_ended_takes_no_memory_for_long() {
    MemoryRevocations store = new MemoryRevocations(clock);
    for (int i = 0; i < 100_000; i++) {
      store.revoke("token " + i, clock.instant().plusSeconds(60));
      store.revokeBefore("subject " + i, clock.instant(), clock.instant().plusSeconds(60));
      clock.pass(Duration.ofMillis(100));
    }

    assertThat(store.size()).isLessThan(2000);
  }
}
