/** Internal. Stored responses by key; a failing backend is a miss. */
@NullMarked
package org.freshet.isr.store;

import org.jspecify.annotations.NullMarked;
