package org.freshet.essentials.seal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * One key of a ring.
 *
 * @param name what its owner calls it; stands in messages, never in tokens
 * @param id tells tokens which key to try: four bytes of a digest of the key, which say nothing of
 *     it
 * @param cipher what seals and opens with it
 */
record SealingKey(String name, int id, XAes256Gcm cipher) {

  private static final byte[] LABEL = "freshet sealing key".getBytes(StandardCharsets.US_ASCII);

  static SealingKey of(String name, byte[] key) {
    return new SealingKey(name, id(key), new XAes256Gcm(key));
  }

  private static int id(byte[] key) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(LABEL);
      return ByteBuffer.wrap(digest.digest(key)).getInt();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return "SealingKey[" + name + "]";
  }
}
