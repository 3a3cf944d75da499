/** Tests against real servers. */
@NullMarked
package org.freshet.isr.redis;

import org.jspecify.annotations.NullMarked;
