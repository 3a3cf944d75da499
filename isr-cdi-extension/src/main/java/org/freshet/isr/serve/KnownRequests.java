package org.freshet.isr.serve;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Exact requests whose key the door behind has computed, so that the door in front need not match
 * them again.
 *
 * <p>A request is exact by its scheme, host, path and query as they were sent, and by the headers
 * that select there. Bounded; a forgotten request merely goes behind. Thread-safe.
 */
public final class KnownRequests {

  private static final int MOST = 20_000;
  private static final char SEPARATOR = '\n';

  private final Cache<String, List<String>> selecting = bounded();
  private final Cache<String, String> keys = bounded();

  /**
   * The key of a request.
   *
   * @param line scheme, host, path and query as they were sent
   * @param header reads a request header, null if it is absent
   * @return null if this exact request is not known
   */
  public @Nullable String key(String line, UnaryOperator<@Nullable String> header) {
    List<String> names = selecting.getIfPresent(line);
    return names == null ? null : keys.getIfPresent(exact(line, names, header));
  }

  /**
   * Remembers the key of a request.
   *
   * @param names the names of the headers that select among responses to this line
   */
  public void remember(
      String line, List<String> names, UnaryOperator<@Nullable String> header, String key) {
    selecting.put(line, names);
    keys.put(exact(line, names, header), key);
  }

  private static String exact(
      String line, List<String> names, UnaryOperator<@Nullable String> header) {
    if (names.isEmpty()) {
      return line;
    }
    StringBuilder exact = new StringBuilder(line);
    for (String name : names) {
      String value = header.apply(name);
      // An absent header is not an empty one; neither holds a line break.
      exact.append(SEPARATOR).append(value == null ? "-" : "+" + value);
    }
    return exact.toString();
  }

  private static <V> Cache<String, V> bounded() {
    return Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build();
  }
}
