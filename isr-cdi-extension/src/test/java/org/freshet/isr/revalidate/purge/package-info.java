/** How edges are told what has changed, and told again. */
@NullMarked
package org.freshet.isr.revalidate.purge;

import org.jspecify.annotations.NullMarked;
