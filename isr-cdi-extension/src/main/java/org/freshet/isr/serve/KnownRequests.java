package org.freshet.isr.serve;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import org.freshet.isr.meter.RouteMeters;
import org.jspecify.annotations.Nullable;

/**
 * Exact requests whose key the door behind has computed, so that the door in front need not match
 * them again.
 *
 * <p>A request is exact by its scheme, host, path and query as they were sent, and by the headers
 * that select there. Bounded; a forgotten request merely goes behind. Thread-safe.
 */
public final class KnownRequests {

  private static final int MOST = 10_000;

  /** Longer ones are hardly asked for twice, and go behind. */
  private static final int LONGEST = 2_048;

  /** In no header, and first in no line: what begins with it is never mistaken for a line. */
  private static final char SEPARATOR = '\n';

  /** So many that were answered once only are remembered, whatever else was asked since then. */
  private static final int ONCE = 1 << 10;

  /**
   * What was asked for once, each in the place of its hash: most of it is never asked for again.
   */
  private final AtomicReferenceArray<@Nullable Once> once = new AtomicReferenceArray<>(ONCE);

  private final Cache<String, Known> requests =
      Caffeine.newBuilder().maximumSize(MOST).executor(Runnable::run).build();

  /**
   * What is known of a text.
   *
   * @param names the headers that select among requests of this line; empty for an exact request
   * @param key the key of an exact request, else empty
   * @param meters count what is answered for it
   */
  public record Known(List<String> names, String key, RouteMeters meters) {}

  /**
   * What is known of a request: its key, and who counts.
   *
   * @param line scheme, host, path and query as they were sent
   * @param header reads a request header, null if it is absent
   * @return null if this exact request is not known
   */
  public @Nullable Known find(String line, UnaryOperator<@Nullable String> header) {
    Known known = known(line);
    if (known != null && !known.names.isEmpty()) {
      known = known(exact(line, known.names, header));
    }
    return known;
  }

  private @Nullable Known known(String text) {
    Known known = requests.getIfPresent(text);
    if (known != null) {
      return known;
    }
    Once asked = once.get(place(text));
    if (asked == null || !asked.text.equals(text)) {
      return null;
    }
    requests.put(text, asked.known);
    return asked.known;
  }

  private record Once(String text, Known known) {}

  private static int place(String text) {
    return text.hashCode() * 0x9E3779B9 >>> Integer.SIZE - Integer.numberOfTrailingZeros(ONCE);
  }

  /**
   * Remembers the key of a request that is probably asked for again.
   *
   * @param names the names of the headers that select among responses to this line
   * @param meters count what the door in front answers for it
   */
  public void remember(
      String line,
      List<String> names,
      UnaryOperator<@Nullable String> header,
      String key,
      RouteMeters meters) {
    remember(line, names, header, key, meters, requests::put);
  }

  /**
   * Remembers the key of a request that nobody may ask for again: it takes no room from those that
   * are, and is forgotten when another one comes to its place before it was asked for. Otherwise as
   * {@link #remember}.
   */
  public void rememberOnce(
      String line,
      List<String> names,
      UnaryOperator<@Nullable String> header,
      String key,
      RouteMeters meters) {
    remember(
        line,
        names,
        header,
        key,
        meters,
        (text, known) -> once.set(place(text), new Once(text, known)));
  }

  private static void remember(
      String line,
      List<String> names,
      UnaryOperator<@Nullable String> header,
      String key,
      RouteMeters meters,
      BiConsumer<String, Known> memory) {
    String exact = exact(line, names, header);
    if (exact.length() + key.length() > LONGEST) {
      return;
    }
    if (!names.isEmpty()) {
      memory.accept(line, new Known(names, "", meters));
    }
    memory.accept(exact, new Known(List.of(), key, meters));
  }

  private static String exact(
      String line, List<String> names, UnaryOperator<@Nullable String> header) {
    if (names.isEmpty()) {
      return line;
    }
    StringBuilder exact = new StringBuilder().append(SEPARATOR).append(line);
    for (String name : names) {
      String value = header.apply(name);
      // An absent header is not an empty one.
      exact.append(SEPARATOR).append(value == null ? "-" : "+" + value);
    }
    return exact.toString();
  }
}
