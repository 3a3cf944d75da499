/** Internal. The servlet filter that answers hits before JAX-RS is entered. */
@NullMarked
package org.freshet.isr.front;

import org.jspecify.annotations.NullMarked;
