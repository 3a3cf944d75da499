/** Starts servers, puts load on them, and tells what it cost them. */
@NullMarked
package org.freshet.bench.run;

import org.jspecify.annotations.NullMarked;
