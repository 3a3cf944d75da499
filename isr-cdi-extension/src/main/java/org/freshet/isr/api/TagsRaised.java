package org.freshet.isr.api;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * CDI event: tags were raised on this node, by a committed change or through {@link Revalidator}.
 *
 * <p>Fired once the raise is recorded, never on the thread that raised; an observer that fails
 * harms nobody. A raise that is repeated after {@code isr.settle} is an event of its own.
 *
 * @param sequence the number of the raise in the order of all raises
 * @param tags the tags that were raised
 * @param expired whether what was stored may no longer be served even as stale
 * @param who the name of the caller, null where it is not known
 * @param why what raised them: the changed entities, or the call
 * @param at when, by this node's clock
 */
public record TagsRaised(
    long sequence, Set<Tag> tags, boolean expired, @Nullable String who, String why, Instant at) {}
