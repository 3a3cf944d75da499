/** What the filters of the shared cache decide by themselves; the rest is told by real servers. */
@NullMarked
package org.freshet.isr.jaxrs.response;

import org.jspecify.annotations.NullMarked;
