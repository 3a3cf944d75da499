package org.freshet.essentials.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.freshet.essentials.config.ReceivingSettings;
import org.freshet.essentials.seal.InvalidTokenException;
import org.freshet.essentials.seal.KeyRing;
import org.junit.jupiter.api.Test;

class EndpointSecretsTest {

  private static final Instant NOW = Instant.parse("2026-11-28T10:00:00Z");

  private final EndpointSecrets secrets = new EndpointSecrets(KeyRing.random());

  private List<byte[]> signing(String sealed, Instant now) throws InvalidTokenException {
    return secrets.signing("ep_1", sealed, now);
  }

  @Test
  void what_is_kept_shows_no_secret_and_opens_for_its_endpoint_only() throws Exception {
    String secret = secrets.make();
    String sealed = secrets.sealed("ep_1", secret);

    assertThat(sealed).doesNotContain(secret).doesNotContain(secret.substring(6));
    assertThat(signing(sealed, NOW)).containsExactly(ReceivingSettings.decoded(secret));
    assertThatExceptionOfType(InvalidTokenException.class)
        .isThrownBy(() -> secrets.signing("ep_2", sealed, NOW));
    assertThatExceptionOfType(InvalidTokenException.class)
        .isThrownBy(() -> new EndpointSecrets(KeyRing.random()).signing("ep_1", sealed, NOW));
  }

  @Test
  void an_old_secret_signs_beside_the_new_one_until_its_time_is_over() throws Exception {
    String old = secrets.make();
    String young = secrets.make();
    String sealed =
        secrets.rotated("ep_1", secrets.sealed("ep_1", old), young, NOW, Duration.ofHours(1));

    assertThat(signing(sealed, NOW.plusSeconds(3599)))
        .containsExactly(ReceivingSettings.decoded(young), ReceivingSettings.decoded(old));
    assertThat(signing(sealed, NOW.plusSeconds(3600)))
        .containsExactly(ReceivingSettings.decoded(young));
  }

  @Test
  void who_rotates_again_and_again_has_four_and_the_column_has_room_for_them() throws Exception {
    String sealed = secrets.sealed("ep_1", secrets.make());
    for (int i = 0; i < 10; i++) {
      sealed = secrets.rotated("ep_1", sealed, secrets.make(), NOW, Duration.ofHours(1));
    }
    assertThat(signing(sealed, NOW)).hasSize(4);
    assertThat(sealed.length()).isLessThan(1024);
  }

  @Test
  void without_an_overlap_the_old_one_ends_at_once() throws Exception {
    String sealed =
        secrets.rotated(
            "ep_1", secrets.sealed("ep_1", secrets.make()), secrets.make(), NOW, Duration.ZERO);
    assertThat(signing(sealed, NOW)).hasSize(1);
  }
}
