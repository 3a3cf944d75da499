package org.freshet.isr.policy.response;

import org.freshet.isr.config.Profile;
import org.freshet.isr.policy.Freshness;
import org.jspecify.annotations.Nullable;

/**
 * What a client wants of caches (RFC 9111, section 5.2.1). Seconds are from 0; null stands for a
 * directive that is absent.
 *
 * @param noCache {@code no-cache}
 * @param noStore {@code no-store}
 * @param onlyIfCached {@code only-if-cached}
 * @param maxAge {@code max-age}
 * @param minFresh {@code min-fresh}
 * @param maxStale {@code max-stale}; without a number the greatest one
 */
public record RequestDirectives(
    boolean noCache,
    boolean noStore,
    boolean onlyIfCached,
    @Nullable Long maxAge,
    @Nullable Long minFresh,
    @Nullable Long maxStale) {

  /**
   * Whether a stored response that could answer does so for this client. In the safe profile it
   * does: a client that could have its way could make the resource run as often as it likes.
   *
   * @param age in seconds
   * @param ttl the lifetime that is left, in seconds, negative if it is stale
   */
  public boolean isContentWith(Freshness freshness, long age, long ttl, Profile profile) {
    if (profile == Profile.SAFE || onlyIfCached) {
      return freshness.answersAtOnce();
    }
    if (noCache || maxAge != null && age > maxAge || minFresh != null && ttl < minFresh) {
      return false;
    }
    return freshness.answersAtOnce() || isContentWithStale(freshness, ttl);
  }

  /** Only what the response lets be served stale on errors is not forbidden to be. */
  private boolean isContentWithStale(Freshness freshness, long ttl) {
    return freshness == Freshness.STALE_IF_ERROR && maxStale != null && -ttl <= maxStale;
  }
}
