package org.freshet.isr.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Percent-encoding of UTF-8 (RFC 3986, section 2.1), strict in what it reads. Thread-safe. */
final class PercentCoding {

  private static final HexFormat HEX = HexFormat.of().withUpperCase();

  private PercentCoding() {}

  /**
   * Appends a text in which only letters, digits, {@code - . _ ~} and some others stay as they are;
   * different texts never yield the same, unpaired surrogates included.
   *
   * @param others further ASCII characters that stay, not {@code %}
   */
  static void encode(StringBuilder out, String plain, String others) {
    int stays = staying(plain, others);
    out.append(plain, 0, stays);
    for (int i = stays; i < plain.length(); ) {
      int point = plain.codePointAt(i);
      if (stays(point, others)) {
        out.append((char) point);
      } else {
        encode(out, point);
      }
      i += Character.charCount(point);
    }
  }

  /** A text on its own, encoded as {@link #encode(StringBuilder, String, String)} does. */
  static String encoded(String plain, String others) {
    if (staying(plain, others) == plain.length()) {
      return plain;
    }
    StringBuilder out = new StringBuilder(plain.length() + 16);
    encode(out, plain, others);
    return out.toString();
  }

  /** How many characters stay as they are before the first that does not: mostly all of them. */
  private static int staying(String plain, String others) {
    int i = 0;
    while (i < plain.length() && stays(plain.charAt(i), others)) {
      i++;
    }
    return i;
  }

  private static boolean stays(int point, String others) {
    return point < 0x80 && (isUnreserved((char) point) || others.indexOf(point) >= 0);
  }

  /**
   * The text that was encoded; null if an escape is malformed, if the bytes are not UTF-8, or if a
   * character stands there that must not, a control character or one beyond ASCII.
   *
   * @param plusIsSpace whether a plus sign is a space, as in queries
   */
  static @Nullable String decode(String encoded, boolean plusIsSpace) {
    return isPlain(encoded, plusIsSpace) ? encoded : decoded(encoded, plusIsSpace);
  }

  private static boolean isPlain(String encoded, boolean plusIsSpace) {
    for (int i = 0; i < encoded.length(); i++) {
      char c = encoded.charAt(i);
      if (c <= ' ' || c >= 0x7f || c == '%' || c == '+' && plusIsSpace) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable String decoded(String encoded, boolean plusIsSpace) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(encoded.length());
    for (int i = 0; i < encoded.length(); i++) {
      char c = encoded.charAt(i);
      if (c <= ' ' || c >= 0x7f) {
        return null;
      }
      if (c == '%') {
        if (!isEscape(encoded, i)) {
          return null;
        }
        bytes.write(HexFormat.fromHexDigits(encoded, i + 1, i + 3));
        i += 2;
      } else {
        bytes.write(c == '+' && plusIsSpace ? ' ' : c);
      }
    }
    return utf8(bytes.toByteArray());
  }

  /** Whether a percent sign and two hexadecimal digits stand at an index. */
  static boolean isEscape(String text, int at) {
    return at + 2 < text.length()
        && text.charAt(at) == '%'
        && HexFormat.isHexDigit(text.charAt(at + 1))
        && HexFormat.isHexDigit(text.charAt(at + 2));
  }

  private static @Nullable String utf8(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }

  /** The bytes of UTF-8, extended to unpaired surrogates, which String.getBytes would lose. */
  private static void encode(StringBuilder out, int point) {
    if (point < 0x80) {
      escape(out, point);
    } else if (point < 0x800) {
      escape(out, 0xc0 | point >> 6);
      escape(out, 0x80 | point & 0x3f);
    } else if (point < 0x10000) {
      escape(out, 0xe0 | point >> 12);
      escape(out, 0x80 | point >> 6 & 0x3f);
      escape(out, 0x80 | point & 0x3f);
    } else {
      escape(out, 0xf0 | point >> 18);
      escape(out, 0x80 | point >> 12 & 0x3f);
      escape(out, 0x80 | point >> 6 & 0x3f);
      escape(out, 0x80 | point & 0x3f);
    }
  }

  private static void escape(StringBuilder out, int b) {
    out.append('%').append(HEX.toHexDigits((byte) b));
  }

  private static boolean isUnreserved(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c == '-'
        || c == '.'
        || c == '_'
        || c == '~';
  }
}
