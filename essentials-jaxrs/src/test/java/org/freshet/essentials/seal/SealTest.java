package org.freshet.essentials.seal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SealTest {

  private static final KeyRing OLD = KeyRing.parse("k1:" + key(1));
  private static final KeyRing NEW = KeyRing.parse("k2:" + key(2) + ", k1:" + key(1));
  private static final KeyRing NEWEST = KeyRing.parse("k2:" + key(2));

  private static final byte[] PAYLOAD = "orders,admin 1767225600".getBytes(UTF_8);
  private static final byte[] PLACE = "/api/dashboard?limit=2 reader".getBytes(UTF_8);

  private final Seal seal = new Seal("cursor", NEW);

  @Test
  void what_was_sealed_comes_out_again() throws Exception {
    SealedToken token = seal.seal(PAYLOAD, PLACE);

    assertThat(seal.open(SealedToken.parse(token.text()), PLACE)).isEqualTo(PAYLOAD);
  }

  @Test
  void nothing_at_all_can_be_sealed_too() throws Exception {
    SealedToken token = seal.seal(new byte[0], new byte[0]);

    assertThat(token.text()).hasSize(60);
    assertThat(seal.open(token, new byte[0])).isEmpty();
  }

  @Test
  void a_token_stands_in_a_url_as_it_is() {
    for (int length = 0; length < 100; length++) {
      assertThat(seal.seal(new byte[length], PLACE).text())
          .matches("[A-Za-z0-9_-]+")
          .hasSize(Seal.charactersFor(length));
    }
  }

  @Test
  void the_same_bytes_never_look_the_same() {
    assertThat(seal.seal(PAYLOAD, PLACE)).isNotEqualTo(seal.seal(PAYLOAD, PLACE));
  }

  @Test
  void a_cursor_of_a_hundred_bytes_has_less_than_two_hundred_characters() {
    assertThat(Seal.charactersFor(100)).isLessThanOrEqualTo(200);
  }

  @Test
  void a_payload_that_is_too_long_is_refused_when_it_is_sealed() throws Exception {
    assertThat(seal.open(seal.seal(new byte[723], PLACE), PLACE)).hasSize(723);
    assertThatIllegalArgumentException().isThrownBy(() -> seal.seal(new byte[724], PLACE));
  }

  @Test
  void keys_change_without_losing_what_is_under_way() throws Exception {
    SealedToken before = new Seal("cursor", OLD).seal(PAYLOAD, PLACE);
    SealedToken after = seal.seal(PAYLOAD, PLACE);

    assertThat(seal.open(before, PLACE)).isEqualTo(PAYLOAD);
    assertThat(new Seal("cursor", NEWEST).open(after, PLACE)).isEqualTo(PAYLOAD);
    assertRefused(new Seal("cursor", NEWEST), before.text(), PLACE);
    assertRefused(new Seal("cursor", OLD), after.text(), PLACE);
  }

  @Test
  void another_place_another_purpose_and_another_service_open_nothing() {
    String token = seal.seal(PAYLOAD, PLACE).text();

    assertRefused(seal, token, "/api/dashboard?limit=2 editor".getBytes(UTF_8));
    assertRefused(seal, token, new byte[0]);
    assertRefused(new Seal("cursos", NEW), token, PLACE);
    assertRefused(new Seal("cursor", KeyRing.random()), token, PLACE);
  }

  @Test
  void purpose_and_place_do_not_run_into_each_other() {
    String token = new Seal("a", NEW).seal(PAYLOAD, "bc".getBytes(UTF_8)).text();

    assertRefused(new Seal("ab", NEW), token, "c".getBytes(UTF_8));
  }

  @Test
  void of_a_million_bad_tokens_none_opens_and_all_are_told_the_same() throws Exception {
    Random random = new Random(7);
    List<String> genuine = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      genuine.add(seal.seal(new byte[random.nextInt(100)], PLACE).text());
    }
    for (int i = 0; i < 1_000_000; i++) {
      String token = spoilt(genuine, random);
      if (!genuine.contains(token)) {
        assertRefused(seal, token, PLACE);
      }
    }
    for (String token : genuine) {
      assertThat(seal.open(SealedToken.parse(token), PLACE)).isNotNull();
    }
  }

  @Test
  void the_text_of_a_token_is_nowhere_but_in_its_text() {
    SealedToken token = seal.seal(PAYLOAD, PLACE);

    assertThat(token).hasToString("SealedToken[sealed]");
    assertThat(NEW).hasToString("KeyRing[k2, k1]");
    assertThat(NEW.first()).hasToString("SealingKey[k2]");
  }

  @Test
  void a_purpose_has_a_name() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Seal("", NEW));
    assertThatIllegalArgumentException().isThrownBy(() -> new Seal("x".repeat(256), NEW));
  }

  private static String spoilt(List<String> genuine, Random random) {
    String token = genuine.get(random.nextInt(genuine.size()));
    String other = genuine.get(random.nextInt(genuine.size()));
    int at = random.nextInt(token.length());
    return switch (random.nextInt(6)) {
      case 0 -> token.substring(0, at) + character(random) + token.substring(at + 1);
      case 1 -> token.substring(0, at);
      case 2 -> token + character(random);
      case 3 -> token.substring(0, at) + other.substring(Math.min(at, other.length()));
      case 4 -> token.substring(0, at) + character(random) + token.substring(at);
      default -> other.substring(0, Math.min(7, at)) + random.nextLong() + token;
    };
  }

  private static char character(Random random) {
    return "ABCabc019-_=+/.~ é".charAt(random.nextInt(18));
  }

  private static void assertRefused(Seal seal, String token, byte[] place) {
    assertThatExceptionOfType(InvalidTokenException.class)
        .isThrownBy(() -> seal.open(SealedToken.parse(token), place))
        .withMessage("the token is not valid")
        .withNoCause()
        .matches(e -> e.getStackTrace().length == 0);
  }

  private static String key(int octet) {
    byte[] key = new byte[32];
    java.util.Arrays.fill(key, (byte) octet);
    return java.util.Base64.getEncoder().encodeToString(key);
  }
}
