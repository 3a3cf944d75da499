/** Definitions of calls: what is read, and what is refused. */
@NullMarked
package org.freshet.isr.call.define;

import org.jspecify.annotations.NullMarked;
