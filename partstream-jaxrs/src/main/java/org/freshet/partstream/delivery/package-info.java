/** Internal. What parts look like on the wire. */
@NullMarked
package org.freshet.partstream.delivery;

import org.jspecify.annotations.NullMarked;
