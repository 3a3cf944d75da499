package org.freshet.isr.tags;

import org.jspecify.annotations.Nullable;

/**
 * A changed entity, so that second-level caches can forget it.
 *
 * @param type the entity class
 * @param id its identifier; null for all entities of the class
 */
public record EntityRef(Class<?> type, @Nullable Object id) {}
