/** The read path that both doors share. */
@NullMarked
package org.freshet.isr.serve;

import org.jspecify.annotations.NullMarked;
