package org.freshet.isr.api;

import java.util.List;

/**
 * What an operator sees of renewal on this node, and may do about it.
 *
 * <p>Injectable anywhere. Nothing here checks who calls: whoever offers it to people guards it.
 * Lists are as of the call. Thread-safe; no method waits for a renewal.
 */
public interface Renewals {

  /** How much there is to do, and whether it is being done. */
  RenewalSummary summary();

  /**
   * Renewals in one state: of those that have ended the most recent 200, newest first.
   *
   * @param offset how many to leave out, from 0
   * @param limit the most to return, from 1
   * @throws IllegalArgumentException if a number is out of range
   */
  List<Renewal> list(Renewal.State state, int offset, int limit);

  /** The most recent raises and how far they have come, newest first; at most 1000. */
  List<RaiseProgress> raises();

  /**
   * Stops the renewal of a raise's pages: those that wait for its sake only are dropped, no more
   * are queued, those under way end. The pages stay stale, or expired, and are renewed by visitors.
   *
   * @param raise its {@link RaiseProgress#id}
   * @return whether it was running
   */
  boolean cancel(long raise);

  /**
   * Pages whose renewal was given up, newest first; at most 10 000 are remembered.
   *
   * @param offset how many to leave out, from 0
   * @param limit the most to return, from 1
   * @throws IllegalArgumentException if a number is out of range
   */
  List<GivenUpPage> givenUp(int offset, int limit);

  /**
   * Queues a page that was given up once more, in all its variants.
   *
   * @param target its {@link GivenUpPage#target}
   * @return how many stored responses were queued
   */
  int replay(String target);

  /**
   * Queues every page that was given up once more, as far as there is room.
   *
   * @return how many stored responses were queued
   */
  int replayAll();
}
