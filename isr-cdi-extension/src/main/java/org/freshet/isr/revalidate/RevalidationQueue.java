package org.freshet.isr.revalidate;

import java.time.Instant;
import java.util.List;
import org.freshet.isr.api.GivenUpPage;
import org.freshet.isr.api.Renewal;
import org.freshet.isr.api.RenewalSummary;
import org.jspecify.annotations.Nullable;

/**
 * The stored responses that wait to be renewed, each at most once.
 *
 * <p>A key that is offered while it waits is renewed once; offered while its renewal is under way
 * it is renewed once more, since that renewal may have read what was changed meanwhile.
 * Thread-safe; no method waits for a renewal.
 */
public interface RevalidationQueue {

  /** What became of a key that was offered. */
  enum Offer {
    /** It waits for renewal, and its end will be told. */
    TAKEN,
    /** There is no room now. */
    FULL,
    /** Nothing will renew it: its next visitor does. */
    LEFT
  }

  /** Pages that are renewed for one reason. Thread-safe. */
  @FunctionalInterface
  interface Batch {

    /**
     * The renewal of one of its pages has ended. Never called with a lock held.
     *
     * @param renewed whether the page is renewed or gone; else it is left to its visitors
     */
    void ended(String key, boolean renewed);
  }

  /**
   * Asks for the renewal of a stored response, whether it is stale or not.
   *
   * @param key its key
   * @return false if nothing will renew it, because renewal is not possible here or was given up
   *     for this key: then it is left to the next visitor
   */
  boolean offer(String key);

  /**
   * Asks for the renewal of a response that a visitor is being served stale: it goes before others;
   * if somebody else has renewed it when its turn comes, it is not renewed again.
   *
   * @param key its key
   * @param producedAt when the response that is served was produced
   * @return as of {@link #offer(String)}
   */
  boolean offerFirst(String key, Instant producedAt);

  /**
   * Asks for the renewal of a stored response that was raised; if somebody else has renewed it when
   * its turn comes, it is not renewed again.
   *
   * @param batch is told how it ended
   */
  Offer offer(String key, Batch batch);

  /** Drops what waits for the sake of this batch only; nothing is told to it any more. */
  void withdraw(Batch batch);

  /** A visitor has produced the response: what was given up may be tried again next time. */
  void produced(String key);

  /** The renewals under way and the most recent ones, newest first. */
  List<Renewal> renewals();

  /** How much there is to do, and whether it is being done. */
  RenewalSummary summary();

  /** The pages that were given up and that no visitor has produced since, newest first. */
  List<GivenUpPage> givenUp();

  /**
   * Tries given-up pages again.
   *
   * @param target the path and query of those to try, null for all
   * @return how many were queued
   */
  int replay(@Nullable String target);
}
