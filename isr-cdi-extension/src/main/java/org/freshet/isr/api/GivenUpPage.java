package org.freshet.isr.api;

import java.time.Instant;

/**
 * A stored page whose renewal was given up: left to its next visitor, or to {@link
 * Renewals#replay}.
 *
 * @param target its path and query, without scheme and host; variants of a page share it
 * @param reason why the last attempt failed
 * @param attempts how many requests were made for it
 * @param at when it was given up
 */
public record GivenUpPage(String target, String reason, int attempts, Instant at) {}
