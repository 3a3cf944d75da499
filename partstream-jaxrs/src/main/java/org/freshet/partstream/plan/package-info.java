/** Internal. Which parts there are, in which order, and who may have them. */
@NullMarked
package org.freshet.partstream.plan;

import org.jspecify.annotations.NullMarked;
