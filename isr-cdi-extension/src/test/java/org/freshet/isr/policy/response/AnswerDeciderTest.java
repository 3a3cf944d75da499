package org.freshet.isr.policy.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.freshet.isr.config.Profile;
import org.freshet.isr.policy.StorageDecision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9111, sections 3 and 5.2.2. */
class AnswerDeciderTest {

  private static StorageDecision verdict(Profile profile, Consumer<Said> what) {
    Said said = new Said();
    said.maxAge = 60L;
    what.accept(said);
    return AnswerDecider.judge(said.facts(), profile);
  }

  /** What keeps a fresh response out in both profiles. */
  private static final Map<StorageDecision, Consumer<Said>> FAULTS = faults();

  private static Map<StorageDecision, Consumer<Said>> faults() {
    Map<StorageDecision, Consumer<Said>> faults = new LinkedHashMap<>();
    faults.put(StorageDecision.STATUS, said -> said.status = 206);
    faults.put(StorageDecision.DECLARED_PRIVATE, said -> said.isPrivate = true);
    faults.put(StorageDecision.REQUEST_NO_STORE, said -> said.requestNoStore = true);
    faults.put(StorageDecision.AUTHORIZED, said -> said.authorized = true);
    faults.put(StorageDecision.VARY_ANY, said -> said.vary = Set.of("accept", "*"));
    faults.put(StorageDecision.NO_FRESHNESS, said -> said.maxAge = null);
    faults.put(StorageDecision.SESSION, said -> said.session = true);
    faults.put(StorageDecision.ENCODED, said -> said.recoded = true);
    faults.put(StorageDecision.STREAM, said -> said.stream = true);
    faults.put(StorageDecision.NONCE, said -> said.nonce = true);
    faults.put(StorageDecision.REFUSED, said -> said.refusal = "because");
    faults.put(StorageDecision.UNRESOLVED_TAG, said -> said.unresolved = true);
    faults.put(StorageDecision.INCOMPLETE, said -> said.complete = false);
    return faults;
  }

  private static Stream<StorageDecision> reasons() {
    return FAULTS.keySet().stream();
  }

  @ParameterizedTest
  @EnumSource(Profile.class)
  void a_response_that_is_fresh_is_stored(Profile profile) {
    assertThat(verdict(profile, said -> {})).isEqualTo(StorageDecision.STORE);
  }

  @ParameterizedTest
  @MethodSource("reasons")
  @SuppressWarnings("NullAway") // each reason has its fault
  void one_with_one_fault_is_not_stored_for_that_fault(StorageDecision reason) {
    for (Profile profile : Profile.values()) {
      assertThat(verdict(profile, FAULTS.get(reason))).isEqualTo(reason);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 203, 204, 299, 301, 302, 307, 308, 400, 404, 410, 499, 500, 503, 599})
  void any_final_status_is_stored_that_says_how_long_it_lives(int status) {
    assertThat(verdict(Profile.SAFE, said -> said.status = status))
        .isEqualTo(StorageDecision.STORE);
  }

  @ParameterizedTest
  @ValueSource(ints = {100, 103, 206, 304})
  void no_part_and_nothing_that_is_not_final_is_stored(int status) {
    assertThat(verdict(Profile.RFC, said -> said.status = status))
        .isEqualTo(StorageDecision.STATUS);
  }

  @Test
  void what_can_be_validated_is_stored_though_nothing_says_how_long_it_lives() {
    Consumer<Said> validated =
        said -> {
          said.maxAge = null;
          said.validator = true;
        };

    assertThat(verdict(Profile.SAFE, validated)).isEqualTo(StorageDecision.STORE);
    assertThat(verdict(Profile.SAFE, validated.andThen(said -> said.status = 403)))
        .isEqualTo(StorageDecision.NO_FRESHNESS);
  }

  @Test
  void must_understand_MUST_keep_out_what_is_not_understood() {
    assertThat(verdict(Profile.RFC, said -> understood(said, 599)))
        .isEqualTo(StorageDecision.NOT_UNDERSTOOD);
  }

  @Test
  void must_understand_SHOULD_let_in_what_is_understood_in_spite_of_no_store() {
    assertThat(verdict(Profile.RFC, said -> understood(said, 200)))
        .isEqualTo(StorageDecision.STORE);
    assertThat(verdict(Profile.RFC, said -> said.noStore = true))
        .isEqualTo(StorageDecision.DECLARED_PRIVATE);
  }

  private static void understood(Said said, int status) {
    said.status = status;
    said.noStore = true;
    said.mustUnderstand = true;
  }

  @Test
  void the_answer_to_credentials_is_stored_only_where_that_is_allowed() {
    Consumer<Said> authorized = said -> said.authorized = true;

    assertThat(verdict(Profile.SAFE, authorized.andThen(said -> said.isPublic = true)))
        .isEqualTo(StorageDecision.STORE);
    assertThat(verdict(Profile.SAFE, authorized.andThen(said -> said.mustRevalidate = true)))
        .isEqualTo(StorageDecision.STORE);
    assertThat(verdict(Profile.SAFE, authorized.andThen(said -> said.sMaxAge = 5L)))
        .isEqualTo(StorageDecision.STORE);
  }

  @Test
  void cookies_are_for_the_profile_of_the_rfc() {
    assertThat(verdict(Profile.SAFE, said -> said.setsCookie = true))
        .isEqualTo(StorageDecision.SET_COOKIE);
    assertThat(verdict(Profile.RFC, said -> said.setsCookie = true))
        .isEqualTo(StorageDecision.STORE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cookie", "authorization"})
  void what_varies_by_visitor_is_for_the_profile_of_the_rfc(String name) {
    assertThat(verdict(Profile.SAFE, said -> said.vary = Set.of(name)))
        .isEqualTo(StorageDecision.VARY_UNKEYED);
    assertThat(verdict(Profile.RFC, said -> said.vary = Set.of(name)))
        .isEqualTo(StorageDecision.STORE);
  }
}
