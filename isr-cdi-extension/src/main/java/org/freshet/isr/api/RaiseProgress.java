package org.freshet.isr.api;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One raise and how far the renewal of its pages has come.
 *
 * @param id the number of the raise in the order of all raises
 * @param tags the tags that were raised
 * @param expired whether what was stored may no longer be served even as stale
 * @param who the name of the caller, null where it is not known
 * @param why what raised it: the changed entities, or the call
 * @param at when
 * @param state where it stands
 * @param known how many pages are known to depend on the tags so far
 * @param done how many of them are renewed or gone
 * @param failed how many were given up, and are left to their visitors
 */
public record RaiseProgress(
    long id,
    Set<Tag> tags,
    boolean expired,
    @Nullable String who,
    String why,
    Instant at,
    State state,
    int known,
    int done,
    int failed) {

  /** How many pages are neither renewed nor given up. */
  public int waiting() {
    return Math.max(0, known - done - failed);
  }

  /** Where the renewal of a raise's pages stands. */
  public enum State {
    /** Its pages are being renewed. */
    RUNNING,
    /** Its pages are renewed or given up; edges are being purged. */
    PURGING,
    /** Nothing is left to do. */
    DONE,
    /** Stopped by an operator, or for want of room; its other pages are left to visitors. */
    CANCELLED
  }
}
