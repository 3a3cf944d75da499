package org.freshet.isr.store;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.InstantSource;
import org.junit.jupiter.api.Test;

class InMemoryResponseStoreTest extends ResponseStoreContract {

  @Override
  protected ResponseStore store(InstantSource clock, long maxBytes) {
    return ResponseStore.inMemory(clock, maxBytes);
  }

  @Test
  void a_bound_that_is_not_positive_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> ResponseStore.inMemory(clock, 0));
  }
}
