package org.freshet.essentials.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.freshet.essentials.config.ReceivingSettings;
import org.junit.jupiter.api.Test;

/** On the other side is the library of Standard Webhooks. */
class SignatureTest {

  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final String BODY = "{\"test\": 2432232314}";

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] secret(String text) {
    return ReceivingSettings.decoded(text);
  }

  @Test
  void the_example_of_standard_webhooks_has_its_signature() {
    assertThat(Signature.of(List.of(secret(SECRET)), ID, "1614265330", bytes(BODY)))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  void their_library_accepts_what_is_signed_here() throws Exception {
    String now = Long.toString(Instant.now().getEpochSecond());
    String body = "{\"name\":\"Zo\u00eb \ud83d\udcda\"}";
    String other = "whsec_" + Base64.getEncoder().encodeToString(new byte[32]);
    String signatures = Signature.of(List.of(secret(other), secret(SECRET)), ID, now, bytes(body));
    Map<String, List<String>> fields =
        Map.of(
            Signature.ID, List.of(ID),
            Signature.TIMESTAMP, List.of(now),
            Signature.SIGNATURE, List.of(signatures));

    new Webhook(SECRET).verify(body, fields);
    new Webhook(other).verify(body, fields);
    assertThat(signatures.split(" ")).hasSize(2);
  }

  @Test
  void what_their_library_signs_is_accepted_here() throws Exception {
    String signed = new Webhook(SECRET).sign(ID, 1614265330, BODY);

    assertThat(isOneOf(signed, ID, "1614265330", BODY)).isTrue();
    assertThat(isOneOf("v1a,abc v1,xyz " + signed, ID, "1614265330", BODY)).isTrue();
  }

  @Test
  void any_other_id_moment_body_version_or_secret_is_not() throws Exception {
    String signed = new Webhook(SECRET).sign(ID, 1614265330, BODY);

    assertThat(isOneOf(signed, ID + "x", "1614265330", BODY)).isFalse();
    assertThat(isOneOf(signed, ID, "1614265331", BODY)).isFalse();
    assertThat(isOneOf(signed, ID, "1614265330", BODY + " ")).isFalse();
    assertThat(isOneOf(signed.replace("v1,", "v2,"), ID, "1614265330", BODY)).isFalse();
    assertThat(isOneOf(signed.substring(3), ID, "1614265330", BODY)).isFalse();
    assertThat(isOneOf("", ID, "1614265330", BODY)).isFalse();
    assertThat(Signature.isOneOf(List.of(new byte[32]), signed, ID, "1614265330", bytes(BODY)))
        .isFalse();
  }

  private static boolean isOneOf(String signatures, String id, String moment, String body) {
    return Signature.isOneOf(
        List.of(new byte[24], secret(SECRET)), signatures, id, moment, bytes(body));
  }
}
