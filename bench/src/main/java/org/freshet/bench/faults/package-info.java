/** Does to nodes and to Redis what happens to them, under load, and judges every answer. */
@NullMarked
package org.freshet.bench.faults;

import org.jspecify.annotations.NullMarked;
