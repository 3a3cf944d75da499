package org.freshet.isr.redis.text;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A seal behind bytes, over them, what they are for, and the key that they are kept under. With
 * {@code isr.secret} it is an HMAC-SHA256, so that nobody who can only write to Redis can make one;
 * without it a SHA-256, which tells damage only. Thread-safe.
 */
final class Seal {

  private static final int LENGTH = 16;

  private final String purpose;
  private final @Nullable SecretKeySpec secret;

  /** A seal for one purpose: what is sealed for one is nothing for another. */
  Seal(String purpose, Optional<String> secret) {
    this.purpose = purpose;
    this.secret =
        secret
            .map(text -> new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), "HmacSHA256"))
            .orElse(null);
  }

  /** The bytes with their seal. */
  byte[] put(String key, byte[] bytes) {
    byte[] sealed = Arrays.copyOf(bytes, bytes.length + LENGTH);
    System.arraycopy(seal(key, bytes, bytes.length), 0, sealed, bytes.length, LENGTH);
    return sealed;
  }

  /** How many bytes there are before the seal, -1 if it is none that was put under this key. */
  int check(String key, byte[] sealed) {
    int length = sealed.length - LENGTH;
    if (length <= 0) {
      return -1;
    }
    byte[] expected = Arrays.copyOf(seal(key, sealed, length), LENGTH);
    byte[] found = Arrays.copyOfRange(sealed, length, sealed.length);
    return MessageDigest.isEqual(expected, found) ? length : -1;
  }

  private byte[] seal(String key, byte[] bytes, int length) {
    byte[] place = (purpose + "\n" + key + "\n").getBytes(StandardCharsets.UTF_8);
    try {
      if (secret == null) {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(place);
        digest.update(bytes, 0, length);
        return digest.digest();
      }
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(secret);
      mac.update(place);
      mac.update(bytes, 0, length);
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has SHA-256 and its HMAC", e);
    }
  }
}
