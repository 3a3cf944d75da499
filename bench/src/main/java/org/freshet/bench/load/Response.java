package org.freshet.bench.load;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A response as it came over the wire.
 *
 * @param status the status code
 * @param head the status line and the header fields, each with its line break before it
 * @param body the bytes, without chunks
 */
public record Response(int status, String head, byte[] body) {

  /** The value of a header field, null if it is absent. */
  public @Nullable String field(String name) {
    int start = 0;
    while ((start = head.indexOf("\r\n", start)) >= 0) {
      start += 2;
      int colon = start + name.length();
      if (head.regionMatches(true, start, name, 0, name.length())
          && colon < head.length()
          && head.charAt(colon) == ':') {
        int end = head.indexOf("\r\n", colon);
        return head.substring(colon + 1, end < 0 ? head.length() : end).trim();
      }
    }
    return null;
  }

  /** The names of the header fields, lower case. */
  public Set<String> names() {
    Set<String> names = new TreeSet<>();
    head.lines()
        .skip(1)
        .forEach(line -> names.add(line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT)));
    return names;
  }
}
