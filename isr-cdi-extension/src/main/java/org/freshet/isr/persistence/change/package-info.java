/**
 * Internal. What was changed, bounded however much it is, and who takes it over once it is certain:
 * {@link org.freshet.isr.persistence.change.CommittedChanges}.
 */
@NullMarked
package org.freshet.isr.persistence.change;

import org.jspecify.annotations.NullMarked;
