package org.freshet.isr.api;

import java.time.Instant;
import java.util.Set;

/**
 * What one call of {@link Revalidator} did.
 *
 * @param sequence the number of this raise in the order of all raises; -1 if the memory of raises
 *     cannot be reached now: the raise holds on this node and is repeated until it is recorded
 * @param tags the tags that were raised
 * @param expired whether stored responses may no longer be served even as stale
 * @param at when, by this node's clock
 */
public record RevalidationReport(long sequence, Set<Tag> tags, boolean expired, Instant at) {}
