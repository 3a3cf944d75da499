package org.freshet.isr.revalidate;

import java.time.Duration;
import java.util.Set;
import org.freshet.isr.api.Tag;
import org.freshet.isr.store.RenewalRequest;

/**
 * The caches in front of this application, as those see them who know what has changed.
 * Thread-safe; no method waits for an edge.
 */
public interface Edges {

  /** Where there is none. */
  Edges NONE =
      new Edges() {
        @Override
        public void purge(Set<Tag> tags, boolean hard, Runnable purged) {
          purged.run();
        }

        @Override
        public void purge(RenewalRequest page, boolean hard) {}
      };

  /** Whether there is one at all. */
  default boolean areAny() {
    return false;
  }

  /** Whether one of them is told the URLs of changed pages. */
  default boolean wantPages() {
    return false;
  }

  /** How long after a raise they are purged at the latest. */
  default Duration patience() {
    return Duration.ZERO;
  }

  /**
   * Has them purged of what carries raised tags, and again after a while.
   *
   * @param hard whether nothing may be served any more, not even as stale
   * @param purged called once all of them have taken it, or never will
   */
  void purge(Set<Tag> tags, boolean hard, Runnable purged);

  /** Has those purged of one page that are told URLs. */
  void purge(RenewalRequest page, boolean hard);
}
