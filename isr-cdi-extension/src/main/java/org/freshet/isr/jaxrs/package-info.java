/** Internal. Binds the cache to the resource methods with @Isr, and captures what they write. */
@NullMarked
package org.freshet.isr.jaxrs;

import org.jspecify.annotations.NullMarked;
