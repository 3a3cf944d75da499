package org.freshet.isr.tags;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.freshet.isr.api.Tag;
import org.freshet.isr.config.Lifetimes;
import org.jspecify.annotations.Nullable;

/**
 * The promise, stated in the words of someone who sees everything: every database change, every
 * raise, and when which node learned of it. It knows nothing of pins, epochs or floors.
 */
final class ProtocolOracle {

  /** What the promise forbids. */
  static final class Violation extends RuntimeException {

    private static final long serialVersionUID = 1L;

    Violation(String what) {
      super(what, null, false, false);
    }
  }

  /**
   * A response, and when its production began.
   *
   * @param values by row, -1 for rows that it does not show
   */
  record Made(
      int page, Set<Tag> tags, int[] values, int begunAt, Instant producedAt, Lifetimes lives) {}

  /** A raise, what the rows it is about showed then, and when which node learned of it. */
  private static final class Told {
    private final Set<Tag> tags;
    private final boolean expire;
    private final Set<Integer> rows;
    private final int step;
    private final int[] values;
    private final @Nullable Instant[] knownAt;

    Told(Set<Tag> tags, boolean expire, Set<Integer> rows, int step, int[] values, int nodes) {
      this.tags = tags;
      this.expire = expire;
      this.rows = rows;
      this.step = step;
      this.values = values;
      this.knownAt = new Instant[nodes];
    }

    boolean isAbout(Made made) {
      for (Tag tag : made.tags()) {
        if (tags.contains(tag) || tags.contains(tag.namespace())) {
          return true;
        }
      }
      return false;
    }
  }

  private final int nodes;
  private final List<Told> raises = new ArrayList<>();

  private int step;

  ProtocolOracle(int nodes) {
    this.nodes = nodes;
  }

  /** Something happens next. */
  void tick() {
    step++;
  }

  /** When something happens, counted in steps. */
  int step() {
    return step;
  }

  /**
   * A raise happens.
   *
   * @param rows the rows it is about
   * @param values what the database holds at this moment
   * @return a number for it
   */
  int raised(Set<Tag> tags, boolean expire, Set<Integer> rows, int[] values) {
    raises.add(new Told(tags, expire, rows, step, values.clone(), nodes));
    return raises.size() - 1;
  }

  /** A node begins anew and knows nothing: instants that a backend tells are not of this clock. */
  void forgot(int node) {
    raises.forEach(told -> told.knownAt[node] = null);
  }

  void learned(int raise, int node, Instant now) {
    Told told = raises.get(raise);
    if (told.knownAt[node] == null) {
      told.knownAt[node] = now;
    }
  }

  /** When a node learned of the last raise that concerns tags; for a mutant. */
  @Nullable Instant lastLearned(int node, Made made) {
    Instant last = null;
    for (Told told : raises) {
      Instant known = told.knownAt[node];
      if (known != null && told.isAbout(made) && (last == null || known.isAfter(last))) {
        last = known;
      }
    }
    return last;
  }

  /** What is served as fresh was made after, and shows, every raise that the node knows. */
  void servedFresh(int node, Made made, Instant now) {
    if (!now.isBefore(made.producedAt().plusSeconds(made.lives().sMaxAge()))) {
      throw new Violation("served as fresh after its lifetime: " + shown(made));
    }
    for (Told told : raises) {
      if (told.knownAt[node] == null || !told.isAbout(made)) {
        continue;
      }
      if (made.begunAt() < told.step) {
        throw new Violation("served as fresh, but made before a known raise: " + shown(made));
      }
      for (int row : told.rows) {
        if (made.values()[row] >= 0 && made.values()[row] < told.values[row]) {
          throw new Violation(
              "served as fresh, but shows what a known raise was about in its"
                  + " older state: row "
                  + row
                  + " of "
                  + shown(made));
        }
      }
    }
  }

  /** What is served as stale is within its window, and that of every raise the node knows. */
  void servedStale(int node, Made made, boolean onError, Instant now) {
    long window = onError ? made.lives().staleIfError() : made.lives().staleWhileRevalidate();
    if (!now.isBefore(made.producedAt().plusSeconds(made.lives().sMaxAge() + window))) {
      throw new Violation("served as stale after its window: " + shown(made));
    }
    for (Told told : raises) {
      Instant known = told.knownAt[node];
      if (known == null || !told.isAbout(made) || made.begunAt() > told.step) {
        continue;
      }
      if (told.expire) {
        throw new Violation("served as stale after an expire: " + shown(made));
      }
      if (!now.isBefore(known.plusSeconds(window))) {
        throw new Violation("served as stale beyond raise and window: " + shown(made));
      }
    }
  }

  /** When everything was said and done, what is served as fresh shows the database. */
  static void servedAtRest(Made made, int[] database) {
    for (int row = 0; row < database.length; row++) {
      if (made.values()[row] >= 0 && made.values()[row] != database[row]) {
        throw new Violation(
            "at rest, served as fresh in an old state: row " + row + " of " + shown(made));
      }
    }
  }

  private static String shown(Made made) {
    return "page " + made.page() + " with " + Arrays.toString(made.values());
  }
}
