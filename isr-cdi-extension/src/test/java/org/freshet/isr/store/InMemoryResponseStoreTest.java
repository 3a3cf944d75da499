package org.freshet.isr.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.InstantSource;
import org.freshet.isr.config.Lifetimes;
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

  @Test
  void a_flood_of_keys_asked_for_twice_does_not_drive_out_those_asked_for_often() {
    ResponseStore store = store(clock, MAX_BYTES);
    Lifetimes hour = new Lifetimes(0, 600, 3000, 0);
    int often = 100;
    for (int round = 0; round < 20; round++) {
      for (int i = 0; i < often; i++) {
        if (store.get("/often/" + i) == null) {
          store.put("/often/" + i, response(1, i, 1000, hour));
        }
      }
    }
    for (int i = 0; i < 20_000; i++) {
      for (int time = 0; time < 2; time++) {
        if (store.get("/twice/" + i) == null) {
          store.put("/twice/" + i, response(1, i, 1000, hour));
        }
      }
      store.get("/often/" + i % often);
    }
    int kept = 0;
    for (int i = 0; i < often; i++) {
      kept += store.get("/often/" + i) == null ? 0 : 1;
    }
    assertThat(kept).isGreaterThan(often * 9 / 10);
  }
}
