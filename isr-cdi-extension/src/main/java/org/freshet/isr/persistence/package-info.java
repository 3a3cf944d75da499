/**
 * Internal. Turns committed changes of entities into raised tags.
 *
 * <pre>
 * Hibernate integrator ┐ state before   ┌ owed before the commit          ┐
 * entity listener      ┴ and after ─► tags ─► transaction's changes ─► CommittedChanges, once
 * bulk statements      ─────────────────┘ dropped after a rollback        ┘
 * </pre>
 *
 * And forgets in second-level caches what was changed elsewhere: {@link
 * org.freshet.isr.persistence.SharedCaches}.
 */
@NullMarked
package org.freshet.isr.persistence;

import org.jspecify.annotations.NullMarked;
