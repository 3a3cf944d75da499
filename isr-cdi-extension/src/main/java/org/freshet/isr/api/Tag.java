package org.freshet.isr.api;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Objects;

/**
 * A name for something that responses depend on: {@code post:7}, {@code books}. The standard's word
 * is cache group (RFC 9875).
 *
 * <p>A tag is a namespace, alone or with a value. Raising a namespace alone raises all tags in it.
 * The text is safe in a header field and in the tag headers of CDNs, which do not all distinguish
 * case: it is lower-case ASCII without white space, comma or quote, at most {@value #MAX_LENGTH}
 * characters. Values of any other kind are percent-encoded, and longer ones end in a digest, so
 * that every value has a tag; two values that differ in case only share one, which renews too much
 * and never too little.
 *
 * <p>Immutable and thread-safe. Equality is that of the text.
 */
public final class Tag implements Comparable<Tag> {

  /** The longest text of a tag, in characters. */
  public static final int MAX_LENGTH = 255;

  private static final int LONGEST_NAMESPACE = 64;
  private static final boolean[] UNESCAPED =
      ascii("abcdefghijklmnopqrstuvwxyz0123456789-._~/@!$&'()*+;=:");
  private static final int DIGEST_CHARACTERS = 33;

  private final String text;
  private final int colon;

  private Tag(String text, int colon) {
    this.text = text;
    this.colon = colon;
  }

  /**
   * The tag of a value in a namespace, {@code Tag.of("post", 7)}.
   *
   * @param namespace a letter, then letters, digits, {@code _ . -}; at most 64 in all
   * @param value anything whose text identifies it; not null, its text not empty
   * @throws InvalidTagException if either breaks its rule
   */
  public static Tag of(String namespace, Object value) {
    String space = checkedNamespace(namespace);
    String plain = Objects.requireNonNull(value, "value").toString();
    if (plain.isEmpty()) {
      throw new InvalidTagException("tag '" + space + ":' has an empty value, must not be empty");
    }
    String text = space + ":" + escaped(plain);
    if (text.length() > MAX_LENGTH) {
      text = beginning(text) + "~" + digest(plain.toLowerCase(Locale.ROOT));
    }
    return new Tag(text, space.length());
  }

  /**
   * The namespace itself, {@code Tag.of("books")}: a tag of its own, and the parent of all tags in
   * it.
   *
   * @param namespace as in {@link #of(String, Object)}
   * @throws InvalidTagException if it breaks its rule
   */
  public static Tag of(String namespace) {
    String space = checkedNamespace(namespace);
    return new Tag(space, space.length());
  }

  /**
   * Reads {@code namespace} or {@code namespace:value}, encoding the value as {@link #of(String,
   * Object)} does; what {@link #text()} returned is read back as the same tag.
   *
   * @throws InvalidTagException if the text is neither
   */
  public static Tag parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      return of(text);
    }
    String space = checkedNamespace(text.substring(0, colon));
    String value = text.substring(colon + 1);
    if (value.isEmpty()) {
      throw new InvalidTagException("tag '" + space + ":' has an empty value, must not be empty");
    }
    if (text.length() <= MAX_LENGTH && isEscaped(value)) {
      return new Tag(space + ":" + value, colon);
    }
    return of(space, value);
  }

  /** The text, as it appears in headers. */
  public String text() {
    return text;
  }

  /** Whether this is a namespace without a value. */
  public boolean isNamespace() {
    return colon == text.length();
  }

  /** The namespace of this tag: this tag itself if it has no value. */
  public Tag namespace() {
    return isNamespace() ? this : new Tag(text.substring(0, colon), colon);
  }

  @Override
  public int compareTo(Tag other) {
    return text.compareTo(other.text);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Tag tag && tag.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }

  private static String checkedNamespace(String namespace) {
    if (isNamespace(namespace)) {
      return namespace;
    }
    String space = namespace.toLowerCase(Locale.ROOT);
    if (!isNamespace(space)) {
      throw new InvalidTagException(
          "tag namespace '"
              + printable(namespace)
              + "' must be a letter, then at most 63 letters, digits, '_', '.' or '-'");
    }
    return space;
  }

  private static boolean isNamespace(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean letter = c >= 'a' && c <= 'z';
      boolean other = c >= '0' && c <= '9' || c == '_' || c == '.' || c == '-';
      if (!letter && (i == 0 || !other)) {
        return false;
      }
    }
    return !text.isEmpty() && text.length() <= LONGEST_NAMESPACE;
  }

  private static String escaped(String value) {
    if (isUnescaped(value)) {
      return value;
    }
    String lower = value.toLowerCase(Locale.ROOT);
    StringBuilder out = new StringBuilder(lower.length() + 8);
    for (byte b : lower.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      if (isUnescaped(c)) {
        out.append(c);
      } else {
        out.append('%').append(HexFormat.of().toHexDigits(b));
      }
    }
    return out.toString();
  }

  /** As much of a text as leaves room for a digest, without half an escape at its end. */
  private static String beginning(String text) {
    int end = MAX_LENGTH - DIGEST_CHARACTERS;
    int percent = text.lastIndexOf('%', end - 1);
    return text.substring(0, percent > end - 3 ? percent : end);
  }

  /** Whether a value is already in the form that {@link #escaped} yields. */
  private static boolean isEscaped(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '%') {
        if (i + 2 >= value.length() || !isHex(value.charAt(i + 1)) || !isHex(value.charAt(i + 2))) {
          return false;
        }
        i += 2;
      } else if (!isUnescaped(c)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isUnescaped(String value) {
    for (int i = 0; i < value.length(); i++) {
      if (!isUnescaped(value.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isUnescaped(char c) {
    return c < UNESCAPED.length && UNESCAPED[c];
  }

  private static boolean[] ascii(String characters) {
    boolean[] all = new boolean[128];
    for (int i = 0; i < characters.length(); i++) {
      all[characters.charAt(i)] = true;
    }
    return all;
  }

  private static boolean isHex(char c) {
    return c >= '0' && c <= '9' || c >= 'a' && c <= 'f';
  }

  private static String digest(String value) {
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static String printable(String text) {
    String shown = text.length() > 80 ? text.substring(0, 80) + "..." : text;
    return shown.replaceAll("\\p{Cntrl}", "?");
  }
}
