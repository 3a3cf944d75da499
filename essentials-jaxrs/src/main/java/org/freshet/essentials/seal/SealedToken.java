package org.freshet.essentials.seal;

import java.util.Base64;

/**
 * A sealed token as it travels: letters, digits, {@code -} and {@code _} only, so that it stands in
 * paths, queries, fields and cookies as it is. What it holds only {@link Seal#open} tells.
 *
 * <p>Having one says that the text has the shape of a token; whether it is genuine is not known
 * before it is opened. Immutable.
 *
 * @param text the token, from 60 to {@value #MOST_CHARACTERS} characters
 */
public record SealedToken(String text) {

  /** The longest text that is looked at. */
  public static final int MOST_CHARACTERS = 1024;

  /** The shortest: nothing sealed. */
  static final int LEAST_CHARACTERS = 60;

  /**
   * A token with a text that has its shape.
   *
   * @throws IllegalArgumentException if it has not; the message does not repeat it
   */
  public SealedToken {
    if (!hasShape(text, MOST_CHARACTERS)) {
      throw new IllegalArgumentException("not the text of a token");
    }
  }

  /**
   * What somebody sent, if it has the shape of a token.
   *
   * @throws InvalidTokenException if its length or one of its characters is wrong; nothing is
   *     decoded before that is known
   */
  public static SealedToken parse(String text) throws InvalidTokenException {
    return parse(text, MOST_CHARACTERS);
  }

  /**
   * What somebody sent, if it has the shape of a token that is short enough.
   *
   * @param mostCharacters the longest that is taken, at most {@value #MOST_CHARACTERS}
   * @throws InvalidTokenException if its length or one of its characters is wrong
   */
  public static SealedToken parse(String text, int mostCharacters) throws InvalidTokenException {
    if (!hasShape(text, Math.min(mostCharacters, MOST_CHARACTERS))) {
      throw new InvalidTokenException();
    }
    return new SealedToken(text);
  }

  static SealedToken of(byte[] bytes) {
    return new SealedToken(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /** The bytes that the text stands for. */
  byte[] bytes() {
    return Base64.getUrlDecoder().decode(text);
  }

  private static boolean hasShape(String text, int mostCharacters) {
    int length = text.length();
    if (length < LEAST_CHARACTERS || length > mostCharacters || length % 4 == 1) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (digit(text.charAt(i)) < 0) {
        return false;
      }
    }
    return lastDigitIsWhole(digit(text.charAt(length - 1)), length % 4);
  }

  /**
   * Bits that stand for nothing must not be set: one token has one text (RFC 4648, section 3.5).
   */
  private static boolean lastDigitIsWhole(int digit, int characters) {
    return switch (characters) {
      case 2 -> (digit & 0b1111) == 0;
      case 3 -> (digit & 0b11) == 0;
      default -> true;
    };
  }

  /** What a character counts in the URL-safe alphabet (RFC 4648, section 5), -1 if nothing. */
  private static int digit(char c) {
    if (c >= 'A' && c <= 'Z') {
      return c - 'A';
    }
    if (c >= 'a' && c <= 'z') {
      return c - 'a' + 26;
    }
    if (c >= '0' && c <= '9') {
      return c - '0' + 52;
    }
    return c == '-' ? 62 : c == '_' ? 63 : -1;
  }

  /** Says nothing of the token, which whoever reads a log could use. */
  @Override
  public String toString() {
    return "SealedToken[sealed]";
  }
}
