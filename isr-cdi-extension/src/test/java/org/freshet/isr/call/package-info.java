/** Values of calls: whose they are, when they end, and what takes their place. */
@NullMarked
package org.freshet.isr.call;

import org.jspecify.annotations.NullMarked;
