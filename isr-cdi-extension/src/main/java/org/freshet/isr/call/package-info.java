/** Internal. Values of cached methods and fragments, and what stands in for calls that fail. */
@NullMarked
package org.freshet.isr.call;

import org.jspecify.annotations.NullMarked;
