/** The plain parts of the wiring. */
@NullMarked
package org.freshet.isr.cdi;

import org.jspecify.annotations.NullMarked;
