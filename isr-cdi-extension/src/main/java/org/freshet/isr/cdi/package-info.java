/**
 * Internal. The composition root: wires everything, refuses wrong definitions; nothing imports it.
 */
@NullMarked
package org.freshet.isr.cdi;

import org.jspecify.annotations.NullMarked;
