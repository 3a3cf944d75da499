package org.freshet.essentials.revocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.freshet.essentials.stores.Clock;
import org.junit.jupiter.api.Test;

class StoredRevocationsTest {

  private final Clock clock = new Clock("2026-11-28T12:00:00.400Z");
  private final List<String> written = new ArrayList<>();
  private final RevocationStore memory = RevocationStore.inMemory(clock);
  private final StoredRevocations revocations =
      new StoredRevocations(
          new RevocationStore() {
            @Override
            public void revoke(String token, Instant until) {
              written.add(token + " " + until);
              memory.revoke(token, until);
            }

            @Override
            public void revokeBefore(String subject, Instant before, Instant until) {
              written.add(subject + " " + before + " " + until);
              memory.revokeBefore(subject, before, until);
            }

            @Override
            public State state(String token, String subject) {
              return memory.state(token, subject);
            }
          },
          Duration.ofDays(1),
          clock);

  private Instant in(long seconds) {
    return Instant.parse("2026-11-28T12:00:00Z").plusSeconds(seconds);
  }

  @Test
  void a_token_is_revoked_until_it_ends() {
    revocations.revoke("t1", in(60));

    assertThat(revocations.isRevoked("t1", "anna", in(-60))).isTrue();
    assertThat(revocations.isRevoked("t2", "anna", in(-60))).isFalse();
    assertThat(written).singleElement().asString().endsWith(" 2026-11-28T12:01:01Z");
    clock.pass(Duration.ofSeconds(61));
    assertThat(revocations.isRevoked("t1", "anna", in(-60))).isFalse();
  }

  @Test
  void one_that_ended_is_not_written() {
    revocations.revoke("t1", in(0));

    assertThat(written).isEmpty();
  }

  @Test
  void all_that_a_subject_has_are_revoked_those_of_the_same_second_too() {
    revocations.revokeAll("anna");

    assertThat(revocations.isRevoked("t1", "anna", in(-60))).isTrue();
    assertThat(revocations.isRevoked("t2", "anna", in(0))).isTrue();
    assertThat(revocations.isRevoked("t3", "anna", in(1))).isFalse();
    assertThat(revocations.isRevoked("t4", "berta", in(-60))).isFalse();
    assertThat(written).singleElement().asString().endsWith(" 2026-11-29T12:00:01Z");
  }

  @Test
  void that_is_remembered_as_long_as_any_token_may_live() {
    revocations.revokeAllBefore("anna", in(-3600));
    clock.pass(Duration.ofDays(1));

    assertThat(revocations.isRevoked("t1", "anna", in(-3600))).isTrue();
    clock.pass(Duration.ofSeconds(1));
    assertThat(revocations.isRevoked("t1", "anna", in(-3600))).isFalse();
  }

  @Test
  void stores_get_digests_and_a_token_is_no_subject() {
    revocations.revoke("anna", in(60));
    revocations.revokeAll("anna");

    assertThat(written).allMatch(line -> line.matches("[0-9a-f]{64} .*"));
    assertThat(written.get(0).substring(0, 64)).isNotEqualTo(written.get(1).substring(0, 64));
  }

  @Test
  void whatever_is_blank_is_refused() {
    assertThatIllegalArgumentException().isThrownBy(() -> revocations.revoke(" ", in(60)));
    assertThatIllegalArgumentException().isThrownBy(() -> revocations.revokeAll(""));
  }
}
