/** Internal. Tells edges what has changed, until they have taken it. */
@NullMarked
package org.freshet.isr.revalidate.purge;

import org.jspecify.annotations.NullMarked;
