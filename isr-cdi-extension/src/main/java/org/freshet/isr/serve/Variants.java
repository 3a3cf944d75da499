package org.freshet.isr.serve;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/**
 * By which request fields the responses to a request vary, as far as their own {@code Vary} has
 * told this node (RFC 9111, section 4.1).
 *
 * <p>The names of one request only grow: what a response varied by once selects from then on, so
 * that a response which forgot to say so is not taken for another one's. Bounded; where the names
 * were forgotten, the next answer tells them again. Thread-safe.
 */
public final class Variants {

  /** Who varies by more varies by everything. */
  private static final int MOST_NAMES = 16;

  /** Keys are as long as their senders like, so that their number alone bounds nothing. */
  private static final int UNIT = 512;

  private final Cache<String, List<String>> names;

  /**
   * An index.
   *
   * @param most how many requests are remembered, from 1; one with a long key counts as several
   */
  public Variants(long most) {
    this.names =
        Caffeine.newBuilder()
            .maximumWeight(most)
            .weigher((String primary, List<String> selecting) -> 1 + primary.length() / UNIT)
            .executor(Runnable::run)
            .build();
  }

  /** The names that select among the responses to a request, lower case, sorted. */
  public List<String> names(String primary) {
    List<String> known = names.getIfPresent(primary);
    return known == null ? List.of() : known;
  }

  /**
   * A response varies by these names.
   *
   * @return false if there are too many
   */
  public boolean learn(String primary, Collection<String> vary) {
    if (names(primary).containsAll(vary)) {
      return true;
    }
    List<String> all =
        names
            .asMap()
            .merge(
                primary,
                sorted(vary),
                (known, more) -> {
                  TreeSet<String> both = new TreeSet<>(known);
                  both.addAll(more);
                  return List.copyOf(both);
                });
    return all.size() <= MOST_NAMES;
  }

  private static List<String> sorted(Collection<String> vary) {
    return List.copyOf(new TreeSet<>(vary));
  }
}
