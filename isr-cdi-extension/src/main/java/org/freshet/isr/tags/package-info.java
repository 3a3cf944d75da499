/** Internal. Which responses depend on which tags, and when each tag was last raised. */
@NullMarked
package org.freshet.isr.tags;

import org.jspecify.annotations.NullMarked;
