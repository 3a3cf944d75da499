/** The plain parts of the door in front. */
@NullMarked
package org.freshet.isr.front;

import org.jspecify.annotations.NullMarked;
