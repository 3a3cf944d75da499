/** Measures what a page of parts costs beside a plain resource with the same data. */
@NullMarked
package org.freshet.bench.parts;

import org.jspecify.annotations.NullMarked;
