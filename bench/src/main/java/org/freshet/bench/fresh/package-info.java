/** Changes a page that is being read, and tells how soon readers see it. */
@NullMarked
package org.freshet.bench.fresh;

import org.jspecify.annotations.NullMarked;
