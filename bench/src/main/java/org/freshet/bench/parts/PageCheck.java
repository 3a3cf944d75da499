package org.freshet.bench.parts;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.freshet.bench.load.Check;
import org.freshet.bench.load.Response;

/**
 * A page must deliver the very bytes that the plain resource answers, part by part, and a cursor;
 * what stands behind them differs from page to page.
 *
 * @param beginning how the body begins
 */
record PageCheck(byte[] beginning) implements Check {

  private static final int MOST_BEHIND = 2_000;

  /**
   * The check for a page with data that is known.
   *
   * @param plain the body of the plain resource: an object with a member for each part
   */
  static PageCheck of(String plain, int slices) {
    StringBuilder results = new StringBuilder("{\"results\":[");
    int from = 1;
    for (int i = 0; i < slices; i++) {
      int next = plain.indexOf(",\"slice" + (i + 1) + "\":");
      int to = i == slices - 1 ? plain.length() - 1 : next;
      results.append(i == 0 ? "{" : ",{").append(plain, from, to).append('}');
      from = to + 1;
    }
    return new PageCheck(
        results.append("],\"cursor\":\"").toString().getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public void check(String target, Response response) {
    byte[] body = response.body();
    int same = Arrays.mismatch(beginning, body);
    if (response.status() != 200
        || same < beginning.length
        || body.length > beginning.length + MOST_BEHIND) {
      throw new IllegalStateException(
          target
              + ": expected 200 and a page that begins with "
              + beginning.length
              + " bytes of which "
              + same
              + " came, with\n"
              + response.head());
    }
  }
}
