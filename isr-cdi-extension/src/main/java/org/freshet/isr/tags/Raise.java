package org.freshet.isr.tags;

import java.time.Instant;
import java.util.Set;
import org.freshet.isr.api.Tag;

/**
 * One raise: its place in the order, and what it was about.
 *
 * @param sequence the sequence number it took
 * @param tags the raised tags
 * @param expire whether what was made before it may no longer be served at all
 * @param entities the changed entities, which second-level caches must forget before responses made
 *     afterwards may count as made after this raise
 * @param at when this node learned of it; of one of its own, when it happened
 */
public record Raise(
    Sequence sequence, Set<Tag> tags, boolean expire, Set<EntityRef> entities, Instant at) {}
