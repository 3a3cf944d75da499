/** Tests of meters. */
@NullMarked
package org.freshet.isr.meter;

import org.jspecify.annotations.NullMarked;
