/**
 * Internal. Counts what happens and remembers it over time; plain Java below the doors, so that
 * each of them may count and the operator's resource may read.
 */
@NullMarked
package org.freshet.isr.meter;

import org.jspecify.annotations.NullMarked;
