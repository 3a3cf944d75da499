/** Internal. How often a caller may call: limits, who calls, and the memory of both. */
@NullMarked
package org.freshet.essentials.ratelimit;

import org.jspecify.annotations.NullMarked;
