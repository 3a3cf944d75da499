/** Every rung of the ladders, and every boundary. */
@NullMarked
package org.freshet.isr.policy;

import org.jspecify.annotations.NullMarked;
