/** Internal. Values of cached methods as bytes, by their declared type. */
@NullMarked
package org.freshet.isr.call.codec;

import org.jspecify.annotations.NullMarked;
