package org.freshet.partstream.delivery;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The entity tags of parts that a client has. They are made of the name of a part and of its bytes,
 * so that one field holds those of several parts and none is taken for that of another.
 *
 * @param known the opaque tags, without their quotes
 */
public record Validators(Set<String> known) {

  /** A client that has none. */
  public static final Validators NONE = new Validators(Set.of());

  /** RFC 9110, section 8.8.3; whether one is weak does not matter here (section 13.1.2). */
  private static final Pattern TAG = Pattern.compile("\"([!\\x23-\\x7e\\x80-\\xff]*)\"");

  private static final int DIGEST = 15;

  /** Tags that nobody can change. */
  public Validators {
    known = Set.copyOf(known);
  }

  /**
   * What the lines of {@code If-None-Match} name. An asterisk names none: it asks about the
   * response as a whole, and that is another one each time.
   *
   * @param lines null for none
   */
  public static Validators of(@Nullable List<String> lines) {
    if (lines == null) {
      return NONE;
    }
    Set<String> known = new HashSet<>();
    for (String line : lines) {
      Matcher matcher = TAG.matcher(line);
      while (matcher.find()) {
        known.add(matcher.group(1));
      }
    }
    return new Validators(known);
  }

  /** Whether the client has what a strong tag stands for. */
  boolean has(String tag) {
    return !known.isEmpty() && known.contains(tag.substring(1, tag.length() - 1));
  }

  /** The strong tag of a part, with its quotes. */
  static String tag(String name, byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      String text =
          Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, DIGEST));
      return "\"" + name + ":" + text + "\"";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
