/** The plain parts of the door behind. */
@NullMarked
package org.freshet.isr.jaxrs;

import org.jspecify.annotations.NullMarked;
