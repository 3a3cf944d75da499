package org.freshet.isr.revalidate.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.freshet.isr.api.RenewalSummary;
import org.jspecify.annotations.Nullable;

/**
 * Stops renewals for a while when several different pages failed one after the other: then it is
 * the origin that fails, and asking it for every page would make it worse. After the pause one page
 * is tried; that decides.
 *
 * <p>Guarded by the lock of its queue.
 */
final class Breaker {

  private final int most;
  private final Duration pause;
  private final Set<String> failed = new HashSet<>();
  private @Nullable Instant openUntil;
  private boolean probing;

  /**
   * A closed breaker.
   *
   * @param most how many pages may fail in a row; 0 if it never opens
   */
  Breaker(int most, Duration pause) {
    this.most = most;
    this.pause = pause;
  }

  /** Whether a page may be asked for now; if it is, {@link #asks} must be called. */
  boolean allows(Instant now) {
    return openUntil == null || !probing && !now.isBefore(openUntil);
  }

  /** A page is asked for. */
  void asks() {
    probing = openUntil != null;
  }

  /**
   * How long to wait before asking again; null if that depends on the page that is being tried.
   *
   * @param now a time when it does not allow
   */
  @Nullable Duration wait(Instant now) {
    return probing || openUntil == null ? null : Duration.between(now, openUntil);
  }

  /** The page could be renewed; true if that ended a pause. */
  boolean succeeded() {
    failed.clear();
    probing = false;
    boolean ends = openUntil != null;
    openUntil = null;
    return ends;
  }

  /** The page could not be renewed; true if that begins the first pause. */
  boolean failed(String key, Instant now) {
    probing = false;
    failed.add(key);
    if (openUntil != null) {
      openUntil = now.plus(pause);
      return false;
    }
    if (most == 0 || failed.size() < most) {
      return false;
    }
    openUntil = now.plus(pause);
    return true;
  }

  /** Nothing was learned of the origin. */
  void learnedNothing() {
    probing = false;
  }

  RenewalSummary.Breaker state() {
    if (openUntil == null) {
      return RenewalSummary.Breaker.CLOSED;
    }
    return probing ? RenewalSummary.Breaker.PROBING : RenewalSummary.Breaker.OPEN;
  }

  @Nullable Instant openUntil() {
    return probing ? null : openUntil;
  }
}
