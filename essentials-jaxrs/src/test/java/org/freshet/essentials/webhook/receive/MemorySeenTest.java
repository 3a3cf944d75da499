package org.freshet.essentials.webhook.receive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import org.freshet.essentials.api.StoreUnavailableException;
import org.freshet.essentials.webhook.receive.SeenMessages.Known;
import org.junit.jupiter.api.Test;

/** Accepted messages in this process. */
class MemorySeenTest extends SeenMessagesContract {

  @Override
  SeenMessages memory() {
    return SeenMessages.inMemory(1000, clock);
  }

  @Test
  void what_is_full_takes_nothing_rather_than_forget_and_has_room_again_in_time() {
    MemorySeen seen = new MemorySeen(3, clock);
    Instant until = clock.instant().plusSeconds(60);
    for (String id : new String[] {"a", "b", "c"}) {
      seen.begin(id, until);
      seen.accepted(id, until);
    }
    assertThatExceptionOfType(StoreUnavailableException.class)
        .isThrownBy(() -> seen.begin("d", until));
    assertThat(seen.begin("a", until)).isEqualTo(Known.ACCEPTED);

    clock.pass(Duration.ofSeconds(60));
    assertThat(seen.begin("d", clock.instant().plusSeconds(60))).isEqualTo(Known.NEW);
    assertThat(seen.size()).isEqualTo(1);
  }
}
