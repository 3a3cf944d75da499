/** Internal. What several nodes on one Redis cost. */
@org.jspecify.annotations.NullMarked
package org.freshet.bench.nodes;
