package org.freshet.isr.serve;

import org.freshet.isr.policy.Freshness;
import org.freshet.isr.store.StoredResponse;

/**
 * A stored response, judged.
 *
 * @param response the response
 * @param freshness what may be done with it
 * @param age its age in seconds
 * @param ttl the seconds of lifetime left, negative if it is stale
 */
public record Found(StoredResponse response, Freshness freshness, long age, long ttl) {}
