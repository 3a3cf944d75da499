package org.freshet.essentials.keys;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A key as text: {@code key_<id>_<secret>}, the id of 16 hexadecimal digits, the secret of 64,
 * which are 256 random bits. So many need no salt and no slow digest.
 *
 * @param id what the key is called
 * @param text all of it
 */
record KeyText(String id, String text) {

  private static final int ID_BYTES = 8;
  private static final int SECRET_BYTES = 32;
  private static final Pattern REST = Pattern.compile("([0-9a-f]{16})_[0-9a-f]{64}");
  private static final HexFormat HEX = HexFormat.of();

  /** A new key. */
  static KeyText random(String prefix, SecureRandom random) {
    String id = hex(random, ID_BYTES);
    return new KeyText(id, prefix + "_" + id + "_" + hex(random, SECRET_BYTES));
  }

  /** What somebody sent, null if it has not the form of a key. */
  static @Nullable KeyText parse(String prefix, String text) {
    String start = prefix + "_";
    if (!text.startsWith(start)) {
      return null;
    }
    var rest = REST.matcher(text.substring(start.length()));
    return rest.matches() ? new KeyText(rest.group(1), text) : null;
  }

  /** Its SHA-256 in hexadecimal digits. */
  String digest() {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return HEX.formatHex(sha.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  private static String hex(SecureRandom random, int bytes) {
    byte[] some = new byte[bytes];
    random.nextBytes(some);
    return HEX.formatHex(some);
  }

  /** Without the secret. */
  @Override
  public String toString() {
    return "key " + id;
  }
}
