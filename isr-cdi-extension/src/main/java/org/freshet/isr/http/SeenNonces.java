package org.freshet.isr.http;

import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Nonces that were used and are not expired yet.
 *
 * <p>Memory is bounded: when it is full of nonces that are still good, a further one is refused
 * rather than an earlier one forgotten. Thread-safe.
 */
final class SeenNonces {

  private final int most;
  private final Map<String, Long> expiries = new LinkedHashMap<>();

  /** A memory of at most so many nonces. */
  SeenNonces(int most) {
    this.most = most;
  }

  /**
   * Remembers a nonce.
   *
   * @param nonce of a genuine signature, so that nobody else can fill the memory
   * @param expiry when it may be forgotten, in seconds of the epoch
   * @param now the current time
   * @return false if it was seen before, or if there is no room
   */
  synchronized boolean isFirst(String nonce, long expiry, Instant now) {
    forgetExpired(now.getEpochSecond());
    return expiries.size() < most && expiries.putIfAbsent(nonce, expiry) == null;
  }

  /** Oldest first, up to the first that is still good: all live about equally long. */
  private void forgetExpired(long now) {
    Iterator<Long> oldest = expiries.values().iterator();
    while (oldest.hasNext() && oldest.next() <= now) {
      oldest.remove();
    }
  }
}
