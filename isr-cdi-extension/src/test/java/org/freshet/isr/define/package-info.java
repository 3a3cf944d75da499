/** Definitions: what is read of them, and which are refused. */
@NullMarked
package org.freshet.isr.define;

import org.jspecify.annotations.NullMarked;
