/** Internal. Renewals that nodes work off together, on a stream of Redis. */
@NullMarked
package org.freshet.isr.redis.queue;

import org.jspecify.annotations.NullMarked;
