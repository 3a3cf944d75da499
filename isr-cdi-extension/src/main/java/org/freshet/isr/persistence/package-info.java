/**
 * Internal. Turns committed changes of entities into raised tags; here is what an application names
 * or is told about: the entity listener, and the checks that templates are right and that it is
 * attached.
 *
 * <pre>
 * hibernate     ┐ state before   ┌ owed before the commit          ┐
 * this listener ┴ and after ─► tags ─► transaction ──────────► CommittedChanges, once
 * bulk statements ──────────────────┘ dropped after a rollback     ┘
 *
 * the rooms inside, each of which may import those to its right:
 *
 *        ┌ eclipselink ─────────────────────────────────┐
 * this ──┤                     ┌ loaded ┐               ├ template
 *        └ unit ── hibernate ──┤        ├ transaction ──┤
 *                              └ bulk ──┘               └ change
 * </pre>
 */
@NullMarked
package org.freshet.isr.persistence;

import org.jspecify.annotations.NullMarked;
