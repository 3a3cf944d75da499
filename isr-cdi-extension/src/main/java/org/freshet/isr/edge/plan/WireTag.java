package org.freshet.isr.edge.plan;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.freshet.isr.api.Tag;

/**
 * How a tag is written for edges: in {@code a-z 0-9 . _ -} only, which all of them take, whether
 * they distinguish case or not.
 *
 * <pre>
 * post:42         post__42
 * path:/api/books path___sapi_sbooks
 * a_b:x~y         a_5fb__x_7ey
 * </pre>
 *
 * <p>The underscore leads an escape: two for the colon, {@code _s} for a slash, else two
 * hexadecimal digits. So two tags are never written alike, unless they are longer than the edge
 * takes: those end in 96 bits of a digest.
 */
final class WireTag {

  /**
   * Stands for whatever did not fit; no tag is written like this, since namespaces begin with a
   * letter.
   */
  static final String OVERFLOW = "0-more";

  private static final int DIGEST_BYTES = 12;
  private static final int DIGEST_CHARACTERS = 2 * DIGEST_BYTES;

  private WireTag() {}

  /**
   * Writes a tag.
   *
   * @param longest the most characters, at least 32
   */
  static String of(Tag tag, int longest) {
    String text = tag.text();
    StringBuilder out = new StringBuilder(text.length() + 8);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '.' || c == '-') {
        out.append(c);
      } else if (c == ':') {
        out.append("__");
      } else if (c == '/') {
        out.append("_s");
      } else {
        out.append('_').append(HexFormat.of().toHexDigits((byte) c));
      }
    }
    return out.length() <= longest ? out.toString() : shortened(out, text, longest);
  }

  /**
   * An underscore before a hyphen is no escape, so nothing that is not shortened ends like this.
   */
  private static String shortened(StringBuilder written, String text, int longest) {
    return written.substring(0, longest - DIGEST_CHARACTERS - 2) + "_-" + digest(text);
  }

  private static String digest(String text) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, DIGEST_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
