package org.freshet.essentials.revocation;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import org.freshet.essentials.api.Revocations;

/**
 * Revocations in a store, which gets digests: bounded in length, and no list of who was logged out.
 */
public final class StoredRevocations implements Revocations {

  private final RevocationStore store;
  private final Duration longest;
  private final InstantSource clock;

  /**
   * Revocations in a store.
   *
   * @param longest the longest life of a token
   */
  public StoredRevocations(RevocationStore store, Duration longest, InstantSource clock) {
    this.store = store;
    this.longest = longest;
    this.clock = clock;
  }

  @Override
  public void revoke(String tokenId, Instant ends) {
    String token = digest("token", tokenId);
    if (clock.instant().isBefore(ends)) {
      store.revoke(token, upToSecond(ends));
    }
  }

  @Override
  public void revokeAll(String subject) {
    revokeAllBefore(subject, clock.instant());
  }

  @Override
  public void revokeAllBefore(String subject, Instant before) {
    Instant latest = before.isAfter(clock.instant()) ? before : clock.instant();
    store.revokeBefore(
        digest("subject", subject),
        before.truncatedTo(ChronoUnit.SECONDS),
        upToSecond(latest.plus(longest)));
  }

  @Override
  public boolean isRevoked(String tokenId, String subject, Instant issued) {
    RevocationStore.State state = store.state(digest("token", tokenId), digest("subject", subject));
    Instant before = state.before();
    return state.revoked() || before != null && !issued.isAfter(before);
  }

  private static Instant upToSecond(Instant moment) {
    return moment.truncatedTo(ChronoUnit.SECONDS).plusSeconds(1);
  }

  private static String digest(String kind, String text) {
    if (text.isBlank()) {
      throw new IllegalArgumentException("the " + kind + " is blank, must be named");
    }
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(sha.digest((kind + " " + text).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
