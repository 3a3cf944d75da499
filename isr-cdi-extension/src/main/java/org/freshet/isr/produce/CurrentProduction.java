package org.freshet.isr.produce;

import org.jspecify.annotations.Nullable;

/**
 * What the current thread is producing.
 *
 * <p>Whoever sets something takes it away again; since a request may end on another thread than it
 * began on, what has ended counts as nothing as well.
 */
public final class CurrentProduction {

  private static final ThreadLocal<@Nullable Production> CURRENT = new ThreadLocal<>();

  private CurrentProduction() {}

  /** What is being produced, null if nothing is. */
  public static @Nullable Production get() {
    Production current = CURRENT.get();
    return current == null || current.hasEnded() ? null : current;
  }

  /** Something is read of the request that the current production, if there is one, works for. */
  public static void reads(InputWatch.Kind kind, String name) {
    Production current = get();
    if (current != null) {
      current.watch().isRead(kind, name);
    }
  }

  /** Makes a production the current one; null takes away whatever is. */
  public static void set(@Nullable Production production) {
    // Not removed: the next request would put it into a crowded table again, at a cost for all that
    // the container keeps there.
    CURRENT.set(production);
  }
}
