/**
 * Internal. Tag graph, responses and claims in Redis, which nodes share; the only user of Jedis.
 */
@NullMarked
package org.freshet.isr.redis;

import org.jspecify.annotations.NullMarked;
