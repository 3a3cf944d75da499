/** Internal. What is written to Redis, and read back with suspicion. */
@NullMarked
package org.freshet.isr.redis.text;

import org.jspecify.annotations.NullMarked;
