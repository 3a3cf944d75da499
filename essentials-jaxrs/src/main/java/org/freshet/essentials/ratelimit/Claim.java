package org.freshet.essentials.ratelimit;

import org.freshet.essentials.config.Quota;

/**
 * What a request asks of one limit: one of its allowance.
 *
 * @param key the limit and the caller
 * @param quota how much that caller may have
 */
public record Claim(String key, Quota quota) {}
