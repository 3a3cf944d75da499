package org.freshet.isr.api;

import java.time.Instant;
import java.util.Set;

/**
 * CDI event: tags were raised on this node, by a committed change or through {@link Revalidator}.
 *
 * <p>Fired once the raise is recorded, never on the thread that raised; an observer that fails
 * harms nobody. A raise that is repeated after {@code isr.settle} is an event of its own.
 *
 * @param sequence the number of the raise in the order of all raises
 * @param tags the tags that were raised
 * @param expired whether what was stored may no longer be served even as stale
 * @param at when, by this node's clock
 */
public record TagsRaised(long sequence, Set<Tag> tags, boolean expired, Instant at) {}
