package org.freshet.isr.edge;

import java.util.Locale;

/**
 * A response field in which edges read the tags of a response, and what they take of it. It is sent
 * in one line.
 *
 * @param name the name of the field, {@code Cache-Tag}
 * @param separator what stands between two tags
 * @param quoted whether each tag stands in quotes, as in a list of strings (RFC 9651)
 * @param maxTags the most tags, from 1
 * @param maxTagLength the longest tag, in characters, 32 to 128
 * @param maxBytes the longest value, in bytes, from 256
 */
public record TagField(
    String name, String separator, boolean quoted, int maxTags, int maxTagLength, int maxBytes) {

  /** What proxies on the way let pass of one line, with much to spare. */
  public static final int LINE = 4096;

  /** The longest tag that every edge takes. */
  public static final int TAG = 128;

  private static final int SHORTEST_TAG = 32;
  private static final int SHORTEST_LINE = 256;

  /** A field within its limits. */
  public TagField {
    if (maxTags < 1 || maxTagLength < SHORTEST_TAG || maxTagLength > TAG) {
      throw new IllegalArgumentException(
          name
              + ": maxTags "
              + maxTags
              + " must be positive, maxTagLength "
              + maxTagLength
              + " must be from 32 to 128");
    }
    if (maxBytes < SHORTEST_LINE) {
      throw new IllegalArgumentException(name + ": maxBytes " + maxBytes + " must be at least 256");
    }
  }

  /** A field of tags that are not quoted, as long as every edge takes them, in a line of 4 KiB. */
  public static TagField of(String name, String separator, int maxTags) {
    return new TagField(name, separator, false, maxTags, TAG, LINE);
  }

  /** The same field with the stricter limits of both. */
  public TagField and(TagField other) {
    return new TagField(
        name,
        separator,
        quoted,
        Math.min(maxTags, other.maxTags),
        Math.min(maxTagLength, other.maxTagLength),
        Math.min(maxBytes, other.maxBytes));
  }

  /** The name, by which two fields are the same. */
  public String key() {
    return name.toLowerCase(Locale.ROOT);
  }

  /** How many bytes a tag takes in the value, its separator included. */
  public int bytes(String tag) {
    return tag.length() + separator.length() + (quoted ? 2 : 0);
  }
}
