package org.freshet.isr.revalidate;

import java.util.List;
import org.freshet.isr.api.Renewal;

/**
 * The stored responses that wait to be renewed, each at most once.
 *
 * <p>A key that is offered while it waits is renewed once; offered while its renewal is under way
 * it is renewed once more, since that renewal may have read what was changed meanwhile.
 * Thread-safe; no method waits for a renewal.
 */
public interface RevalidationQueue {

  /**
   * Asks for the renewal of a stored response.
   *
   * @param key its key
   * @return false if nothing will renew it, because renewal is not possible here or was given up
   *     for this key: then it is left to the next visitor
   */
  boolean offer(String key);

  /** As {@link #offer}, for a page that a visitor is being served stale: it goes before others. */
  boolean offerFirst(String key);

  /** A visitor has produced the response: what was given up may be tried again next time. */
  void produced(String key);

  /** The renewals under way and the most recent ones, newest first. */
  List<Renewal> renewals();
}
