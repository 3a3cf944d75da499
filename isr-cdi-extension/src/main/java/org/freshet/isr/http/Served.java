package org.freshet.isr.http;

/**
 * How a stored response is served.
 *
 * @param stale whether it is served past its freshness
 * @param age how long ago it was produced, in seconds; negative if it was produced for this very
 *     request, then no {@code Age} is sent (RFC 9111, section 5.1)
 * @param cacheStatus the value of {@code Cache-Status}
 */
public record Served(boolean stale, long age, String cacheStatus) {}
