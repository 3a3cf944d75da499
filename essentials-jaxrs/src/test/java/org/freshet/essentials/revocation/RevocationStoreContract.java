package org.freshet.essentials.revocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.freshet.essentials.stores.Clock;
import org.junit.jupiter.api.Test;

/** What every store of revocations must hold to; as two nodes see it. */
abstract class RevocationStoreContract {

  /** Where the store has a clock of its own this is the true time. */
  final Clock clock = new Clock(now());

  private final RevocationStore store = store();
  private final RevocationStore other = otherNode();
  private final String token = digest();
  private final String subject = digest();

  /** The store of a node. What it has from other tests does no harm. */
  abstract RevocationStore store();

  /** The same store as another node has it. */
  abstract RevocationStore otherNode();

  /** Lets time pass, for the store too. */
  abstract void pass(Duration time);

  private static String now() {
    return Instant.ofEpochSecond(Instant.now().getEpochSecond()).toString();
  }

  private static String digest() {
    return (UUID.randomUUID().toString() + UUID.randomUUID()).replace("-", "");
  }

  private Instant in(long seconds) {
    return clock.instant().plusSeconds(seconds);
  }

  @Test
  void what_nobody_revoked_is_not_revoked() {
    assertThat(store.state(token, subject)).isEqualTo(new RevocationStore.State(false, null));
  }

  @Test
  void a_revoked_token_is_so_on_every_node_and_no_other_is() {
    store.revoke(token, in(60));

    assertThat(other.state(token, subject).revoked()).isTrue();
    assertThat(other.state(digest(), subject).revoked()).isFalse();
  }

  @Test
  void a_subject_is_revoked_up_to_a_moment_which_never_goes_back() {
    store.revokeBefore(subject, in(-10), in(60));
    assertThat(other.state(token, subject)).isEqualTo(new RevocationStore.State(false, in(-10)));

    other.revokeBefore(subject, in(-5), in(60));
    store.revokeBefore(subject, in(-20), in(60));
    assertThat(other.state(token, subject).before()).isEqualTo(in(-5));
    assertThat(store.state(token, digest()).before()).isNull();
  }

  @Test
  void both_may_be_said_of_one_token() {
    store.revoke(token, in(60));
    store.revokeBefore(subject, in(-5), in(60));

    assertThat(other.state(token, subject)).isEqualTo(new RevocationStore.State(true, in(-5)));
  }

  @Test
  void nothing_is_kept_past_its_time_nor_forgotten_before() {
    store.revoke(token, in(2));
    store.revoke(token, in(1));
    store.revokeBefore(subject, in(0), in(2));
    store.revokeBefore(subject, in(0), in(1));
    Instant before = in(0);
    pass(Duration.ofMillis(1100));
    assertThat(other.state(token, subject)).isEqualTo(new RevocationStore.State(true, before));

    pass(Duration.ofSeconds(2));
    assertThat(other.state(token, subject)).isEqualTo(new RevocationStore.State(false, null));
  }

  @Test
  void many_who_revoke_the_same_at_once_leave_the_latest() {
    List<CompletableFuture<Void>> all =
        IntStream.range(0, 16)
            .mapToObj(
                i ->
                    CompletableFuture.runAsync(
                        () ->
                            (i % 2 == 0 ? store : other)
                                .revokeBefore(subject, in(-16 + i), in(60))))
            .toList();
    all.forEach(CompletableFuture::join);

    assertThat(store.state(token, subject).before()).isEqualTo(in(-1));
  }
}
