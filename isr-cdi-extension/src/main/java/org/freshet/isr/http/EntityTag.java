package org.freshet.isr.http;

import com.dynatrace.hash4j.hashing.HashStream128;
import com.dynatrace.hash4j.hashing.HashValue128;
import com.dynatrace.hash4j.hashing.Hasher128;
import com.dynatrace.hash4j.hashing.Hashing;
import java.util.Arrays;
import java.util.Collection;
import java.util.HexFormat;
import org.freshet.isr.api.Tag;

/**
 * Entity tags: how they are made, and how those in a request compare with a stored one (RFC 9110,
 * section 8.8.3). Thread-safe.
 */
public final class EntityTag {

  /**
   * Tells contents apart, which is all that an entity tag is for; fifty times the speed of SHA-256.
   */
  private static final Hasher128 HASHER = Hashing.xxh3_128();

  private EntityTag() {}

  /**
   * The strong entity tag of a response, in quotes: 128 bits over its bytes, its type and its tags.
   *
   * <p>The tags take part because a cache that is answered 304 keeps the tags it learned before:
   * once they are others, it must be sent the whole response.
   *
   * @param body the bytes as they are sent
   * @param contentType the value of {@code Content-Type}, empty for none
   * @param tags in any order
   */
  public static String strong(byte[] body, String contentType, Collection<Tag> tags) {
    Tag[] sorted = tags.toArray(new Tag[0]);
    Arrays.sort(sorted);
    // At once: a stream copies what it is given piece by piece.
    HashValue128 content = HASHER.hashBytesTo128Bits(body);
    HashStream128 hash = HASHER.hashStream();
    hash.putLong(content.getMostSignificantBits()).putLong(content.getLeastSignificantBits());
    hash.putString(contentType);
    for (Tag tag : sorted) {
      hash.putString(tag.text());
    }
    HashValue128 value = hash.get();
    HexFormat hex = HexFormat.of();
    return '"'
        + hex.toHexDigits(value.getMostSignificantBits())
        + hex.toHexDigits(value.getLeastSignificantBits())
        + '"';
  }

  /**
   * Whether a field value ({@code *} or a list of entity tags) names this one, weak and strong
   * being alike: the comparison of {@code If-None-Match} (RFC 9110, sections 8.8.3.2 and 13.1.2).
   *
   * @param field the field value; one that is malformed before the match matches nothing
   * @param etag the entity tag of the response, with its quotes
   */
  static boolean matchesWeakly(String field, String etag) {
    return isAny(field) || listed(field, etag, isWeak(etag) ? 2 : 0, true);
  }

  /**
   * Whether a field value names this entity tag and both are strong: the comparison of {@code
   * If-Match} (RFC 9110, sections 8.8.3.2 and 13.1.1). Otherwise as {@link #matchesWeakly}.
   */
  static boolean matchesStrongly(String field, String etag) {
    return isAny(field) || !isWeak(etag) && listed(field, etag, 0, false);
  }

  /** Whether an entity tag is a weak one (RFC 9110, section 8.8.1). */
  static boolean isWeak(String etag) {
    return etag.startsWith("W/");
  }

  private static boolean isAny(String field) {
    return field.length() == 1 ? field.charAt(0) == '*' : field.trim().equals("*");
  }

  /** Walks the list without cutting it up: it is looked at on every conditional request. */
  private static boolean listed(String field, String etag, int from, boolean weakToo) {
    int at = 0;
    while ((at = skipSeparators(field, at)) < field.length()) {
      boolean weak = field.startsWith("W/", at);
      int open = weak ? at + 2 : at;
      int end = endOfOpaque(field, open);
      if (end < 0) {
        return false;
      }
      int length = end - open;
      if ((weakToo || !weak)
          && length == etag.length() - from
          && field.regionMatches(open, etag, from, length)) {
        return true;
      }
      at = end;
    }
    return false;
  }

  private static int skipSeparators(String field, int from) {
    int at = from;
    while (at < field.length() && isSeparator(field.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isSeparator(char c) {
    return c == ',' || c == ' ' || c == '\t';
  }

  /** The index after the closing quote, -1 if no well-formed opaque tag is there. */
  private static int endOfOpaque(String field, int open) {
    if (open >= field.length() || field.charAt(open) != '"') {
      return -1;
    }
    int at = open + 1;
    while (at < field.length() && isOpaque(field.charAt(at))) {
      at++;
    }
    boolean closed = at < field.length() && field.charAt(at) == '"';
    boolean ended = at + 1 >= field.length() || isSeparator(field.charAt(at + 1));
    return closed && ended ? at + 1 : -1;
  }

  /** RFC 9110, section 8.8.3: etagc. */
  private static boolean isOpaque(char c) {
    return c == 0x21 || c >= 0x23 && c != 0x7f;
  }
}
