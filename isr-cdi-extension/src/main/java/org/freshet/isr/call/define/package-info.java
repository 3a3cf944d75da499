/** Internal. Reads cached and safe methods, and reports everything that is wrong with them. */
@NullMarked
package org.freshet.isr.call.define;

import org.jspecify.annotations.NullMarked;
