/**
 * Internal. The narrow port to Redis: scripts, one round trip at a time, never longer than allowed.
 */
@NullMarked
package org.freshet.isr.redis.port;

import org.jspecify.annotations.NullMarked;
