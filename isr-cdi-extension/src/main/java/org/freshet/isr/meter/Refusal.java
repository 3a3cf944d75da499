package org.freshet.isr.meter;

import java.time.Instant;

/**
 * A response that was not stored.
 *
 * @param path the path it answered, decoded
 * @param method the method that made it, {@code com.acme.PostResource.get}
 * @param reason why, in a few words, one of a fixed number
 * @param at when
 */
public record Refusal(String path, String method, String reason, Instant at) {}
