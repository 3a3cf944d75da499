package org.freshet.isr.api;

import java.time.Duration;

/**
 * Draft mode: an editor sees pages as they would be, past the cache, while everybody else goes on
 * seeing what is stored.
 *
 * <p>It is switched on by a cookie that the application hands to an editor: signed, limited in
 * time, bound to the application's context path, unreadable to scripts. A request that brings a
 * valid one is neither answered from store nor stored, and its answer leaves as {@code private,
 * no-store}. A forged or expired one is ignored.
 *
 * <p>Nothing here asks who the visitor is. Whoever calls {@link #enable} has checked that: guard
 * the resource that does. Whoever has the cookie sees drafts until it expires.
 *
 * <p>Injectable anywhere. Thread-safe.
 */
public interface DraftMode {

  /**
   * Hands a cookie to the visitor whose request is being answered; from the next request on draft
   * mode is on.
   *
   * @param lifetime from a second to seven days
   * @throws IllegalArgumentException if the lifetime is out of range
   * @throws IllegalStateException if no request is being answered, or its response has left
   */
  void enable(Duration lifetime);

  /**
   * Takes the cookie back from the visitor whose request is being answered; from the next request
   * on draft mode is off.
   *
   * @throws IllegalStateException if no request is being answered, or its response has left
   */
  void disable();

  /** Whether the current request brought a valid cookie; false where there is no request. */
  boolean isEnabled();
}
