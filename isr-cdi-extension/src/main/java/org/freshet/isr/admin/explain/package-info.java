/** Internal. Tells operators why a page is cached, or why it is not. */
@NullMarked
package org.freshet.isr.admin.explain;

import org.jspecify.annotations.NullMarked;
