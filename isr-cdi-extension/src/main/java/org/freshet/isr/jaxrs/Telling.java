package org.freshet.isr.jaxrs;

import org.freshet.isr.http.CacheStatusHeader;
import org.freshet.isr.http.CacheStatusHeader.Forward;
import org.freshet.isr.policy.RequestDecision;
import org.jspecify.annotations.Nullable;

/**
 * What {@code Cache-Status} tells: always what the cache did, and in development the key and the
 * reason as well (RFC 9211).
 *
 * @param development whether this is development
 */
record Telling(boolean development) {

  /** The detail of the door behind. */
  static final String BEHIND = "resource";

  private static final String DRAFT = "draft";

  String hit(long ttl, String key, String door) {
    return text(CacheStatusHeader.hit(ttl), key, door);
  }

  String collapsed(String key) {
    return text(CacheStatusHeader.forwarded(Forward.URI_MISS).collapsed(), key, BEHIND);
  }

  String stored(IsrExchange exchange) {
    return text(
        CacheStatusHeader.forwarded(reason(exchange)).stored(), exchange.key, detail(exchange));
  }

  String forwarded(IsrExchange exchange, @Nullable String detail) {
    CacheStatusHeader status = CacheStatusHeader.forwarded(reason(exchange));
    if (exchange.decision == RequestDecision.DRAFT) {
      // An editor should see that this is a draft, and knows of drafts anyway.
      return status.detail(DRAFT).text();
    }
    return text(status, exchange.key, detail);
  }

  private static @Nullable String detail(IsrExchange exchange) {
    return exchange.entry.isWarmUp() ? "warm-up" : BEHIND;
  }

  private static Forward reason(IsrExchange exchange) {
    return switch (exchange.decision) {
      case CACHE, ANSWER_ONLY ->
          exchange.entry.isWarmUp()
              ? Forward.REQUEST
              : exchange.found ? Forward.STALE : Forward.URI_MISS;
      case METHOD -> Forward.METHOD;
      case BODY, METHOD_OVERRIDE, DRAFT, SINGLE -> Forward.REQUEST;
      case AMBIGUOUS_PATH, UNREADABLE_QUERY, UNKNOWN_HOST, UNKNOWN_TENANT -> Forward.BYPASS;
    };
  }

  private String text(CacheStatusHeader status, String key, @Nullable String detail) {
    if (!development) {
      return status.text();
    }
    CacheStatusHeader told = key.isEmpty() ? status : status.key(key);
    return (detail == null ? told : told.detail(detail)).text();
  }
}
