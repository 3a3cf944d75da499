package org.freshet.partstream.api;

import org.jspecify.annotations.Nullable;

/**
 * Tells observers that a cursor was refused, which its client is told in one sentence only. Fired
 * on the thread of the request; an observer that fails is logged and fails nothing.
 *
 * @param resource the path of the request
 * @param user who brought it, null for somebody unknown
 * @param reason why
 */
public record CursorRejected(String resource, @Nullable String user, Reason reason) {

  /** Why a cursor was refused. */
  public enum Reason {
    /** Its length or one of its characters is wrong. */
    MALFORMED,
    /** Made up, tampered with, of another key, or made for another user, resource or query. */
    FOREIGN,
    /** Its time is over. */
    EXPIRED,
    /** The parts are not those that it was made for. */
    PLAN_CHANGED
  }
}
