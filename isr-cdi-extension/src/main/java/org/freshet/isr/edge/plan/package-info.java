/** Internal. What an edge reads of a response's tags, and what it is told when tags are raised. */
@NullMarked
package org.freshet.isr.edge.plan;

import org.jspecify.annotations.NullMarked;
