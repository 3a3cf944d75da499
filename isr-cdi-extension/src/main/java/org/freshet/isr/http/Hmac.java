package org.freshet.isr.http;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Message authentication codes under one key: HMAC-SHA256 over parts, each preceded by its length,
 * so that no two lists of parts are the same bytes. Thread-safe.
 */
final class Hmac {

  private static final int SHORTEST_KEY = 32;
  private static final String ALGORITHM = "HmacSHA256";

  private final SecretKeySpec key;

  /**
   * Codes under a key.
   *
   * @param key at least 32 bytes; copied
   */
  Hmac(byte[] key) {
    if (key.length < SHORTEST_KEY) {
      throw new IllegalArgumentException(
          "the key has " + key.length + " bytes, must have at least 32");
    }
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /** The code of these parts, in Base64 for URLs. */
  String of(String... parts) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      for (String part : parts) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
        mac.update(bytes);
      }
      return base64(mac.doFinal());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  /** Compares texts, not bytes: of one code there are several spellings in Base64. */
  boolean isGenuine(String code, String... parts) {
    return MessageDigest.isEqual(
        of(parts).getBytes(StandardCharsets.UTF_8), code.getBytes(StandardCharsets.UTF_8));
  }

  static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
