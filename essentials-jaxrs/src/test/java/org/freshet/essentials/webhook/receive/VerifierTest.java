package org.freshet.essentials.webhook.receive;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.freshet.essentials.config.ReceivingSettings;
import org.freshet.essentials.webhook.receive.Verifier.Verdict;
import org.junit.jupiter.api.Test;

class VerifierTest {

  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final long SENT = 1614265330;
  private static final String BODY = "{\"a\":1}";

  private final Verifier verifier =
      new Verifier(List.of(new byte[24], ReceivingSettings.decoded(SECRET)), Duration.ofMinutes(5));

  private Verdict judge(String id, String timestamp, String signature, long now) {
    return verifier.judge(
        id,
        timestamp,
        signature,
        BODY.getBytes(StandardCharsets.UTF_8),
        Instant.ofEpochSecond(now));
  }

  private static String signed(String id, long timestamp) throws Exception {
    return new Webhook(SECRET).sign(id, timestamp, BODY);
  }

  @Test
  void a_message_is_good_for_five_minutes_before_and_after() throws Exception {
    String signature = signed("msg_1", SENT);

    assertThat(judge("msg_1", "" + SENT, signature, SENT)).isEqualTo(Verdict.GENUINE);
    assertThat(judge("msg_1", "" + SENT, signature, SENT + 300)).isEqualTo(Verdict.GENUINE);
    assertThat(judge("msg_1", "" + SENT, signature, SENT - 300)).isEqualTo(Verdict.GENUINE);
    assertThat(judge("msg_1", "" + SENT, signature, SENT + 301)).isEqualTo(Verdict.UNTIMELY);
    assertThat(judge("msg_1", "" + SENT, signature, SENT - 301)).isEqualTo(Verdict.UNTIMELY);
  }

  @Test
  void without_a_field_or_with_a_malformed_one_it_is_forged() throws Exception {
    String signature = signed("msg_1", SENT);

    assertThat(judge(null, "" + SENT, signature, SENT)).isEqualTo(Verdict.FORGED);
    assertThat(judge("msg_1", null, signature, SENT)).isEqualTo(Verdict.FORGED);
    assertThat(judge("msg_1", "" + SENT, null, SENT)).isEqualTo(Verdict.FORGED);
    assertThat(judge("msg_1", "now", signature, SENT)).isEqualTo(Verdict.FORGED);
    assertThat(judge("msg_1", "9".repeat(30), signature, SENT)).isEqualTo(Verdict.FORGED);
    assertThat(judge("a\nb", "" + SENT, signed("a\nb", SENT), SENT)).isEqualTo(Verdict.FORGED);
    assertThat(judge("msg_2", "" + SENT, signature, SENT)).isEqualTo(Verdict.FORGED);
  }

  @Test
  void nobody_can_move_a_full_stop_from_the_id_to_the_timestamp() throws Exception {
    assertThat(judge("msg", "1.1614265330", signed("msg.1", SENT), SENT)).isEqualTo(Verdict.FORGED);
    assertThat(judge("msg.1", "" + SENT, signed("msg.1", SENT), SENT)).isEqualTo(Verdict.FORGED);
  }

  @Test
  void it_shows_no_secret() {
    assertThat(verifier.toString()).isEqualTo("Verifier[2]");
  }
}
