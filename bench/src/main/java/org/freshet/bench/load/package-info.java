/** A load client of plain Java: few threads, one connection each, every answer checked. */
@NullMarked
package org.freshet.bench.load;

import org.jspecify.annotations.NullMarked;
