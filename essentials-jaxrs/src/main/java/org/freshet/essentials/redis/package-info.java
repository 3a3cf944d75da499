/** Internal. What features share in Redis; the only importer of Jedis. */
@NullMarked
package org.freshet.essentials.redis;

import org.jspecify.annotations.NullMarked;
