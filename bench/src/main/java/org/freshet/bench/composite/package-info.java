/** Data that is answered at once by a plain resource, and in parts: what is measured. */
@NullMarked
package org.freshet.bench.composite;

import org.jspecify.annotations.NullMarked;
