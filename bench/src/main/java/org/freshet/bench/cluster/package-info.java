/** Several servers on one Redis and one database, and what stands between them. */
@NullMarked
package org.freshet.bench.cluster;

import org.jspecify.annotations.NullMarked;
