package org.freshet.essentials.webhook.receive;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.freshet.essentials.webhook.Signature;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a message is that of its sender, and of now. Immutable and thread-safe.
 *
 * @param secrets any of which may have signed it
 * @param tolerance how far from now its timestamp may be
 */
record Verifier(List<byte[]> secrets, Duration tolerance) {

  /** Without full stops, which is what parts it from the timestamp in what is signed. */
  private static final Pattern ID = Pattern.compile("[!-~&&[^.]]{1,256}");

  private static final Pattern TIMESTAMP = Pattern.compile("\\d{1,12}");

  /** What a message turned out to be. */
  enum Verdict {
    /** Its sender's, and of now. */
    GENUINE,
    /** Not its sender's, or nobody can tell. */
    FORGED,
    /** Its sender's, and too old or of the future. */
    UNTIMELY
  }

  /** Decides; fields that are missing are null. */
  Verdict judge(
      @Nullable String id,
      @Nullable String timestamp,
      @Nullable String signatures,
      byte[] body,
      Instant now) {
    if (id == null
        || timestamp == null
        || signatures == null
        || !ID.matcher(id).matches()
        || !TIMESTAMP.matcher(timestamp).matches()
        || !Signature.isOneOf(secrets, signatures, id, timestamp, body)) {
      return Verdict.FORGED;
    }
    Instant sent = Instant.ofEpochSecond(Long.parseLong(timestamp));
    return Duration.between(sent, now).abs().compareTo(tolerance) > 0
        ? Verdict.UNTIMELY
        : Verdict.GENUINE;
  }

  /** Without secrets. */
  @Override
  public String toString() {
    return "Verifier[" + secrets.size() + "]";
  }
}
