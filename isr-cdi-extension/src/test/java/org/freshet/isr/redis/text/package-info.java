/** Tests of what is written to Redis. */
@NullMarked
package org.freshet.isr.redis.text;

import org.jspecify.annotations.NullMarked;
