package org.freshet.isr.redis.text;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.freshet.isr.store.StoredResponse;
import org.jspecify.annotations.Nullable;

/**
 * Stored responses as bytes: a version, the fields, and a seal over both and the key they are kept
 * under. With {@code isr.secret} the seal is an HMAC-SHA256, so that nobody who can only write to
 * Redis can make pages; without it a SHA-256, which tells damage only.
 *
 * <p>What was damaged, cut, moved to another key, written by another version or by somebody else
 * reads as nothing. Thread-safe.
 */
public final class PageCodec {

  /** Counts up with every change of the format, so that nodes of two versions miss, not err. */
  private static final int VERSION = 1;

  private static final int SEAL = 16;
  private static final String PURPOSE = "org.freshet.isr page in redis";

  private final @Nullable SecretKeySpec secret;

  /**
   * A codec.
   *
   * @param secret {@code isr.secret}
   */
  public PageCodec(Optional<String> secret) {
    this.secret =
        secret
            .map(text -> new SecretKeySpec(text.getBytes(StandardCharsets.UTF_8), "HmacSHA256"))
            .orElse(null);
  }

  /** The bytes of a response. */
  public byte[] write(String key, StoredResponse page) {
    byte[] fields = new PageWriter((int) page.weight()).write(VERSION, page);
    byte[] sealed = Arrays.copyOf(fields, fields.length + SEAL);
    System.arraycopy(seal(key, fields, fields.length), 0, sealed, fields.length, SEAL);
    return sealed;
  }

  /** The response, null if the bytes are none that were written under this key. */
  public @Nullable StoredResponse read(String key, byte[] bytes) {
    int length = bytes.length - SEAL;
    if (length <= 0) {
      return null;
    }
    byte[] expected = Arrays.copyOf(seal(key, bytes, length), SEAL);
    byte[] found = Arrays.copyOfRange(bytes, length, bytes.length);
    return MessageDigest.isEqual(expected, found)
        ? new PageReader(bytes, 0, length).read(VERSION)
        : null;
  }

  private byte[] seal(String key, byte[] bytes, int length) {
    byte[] place = (PURPOSE + "\n" + key + "\n").getBytes(StandardCharsets.UTF_8);
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
