/** What edges read and are told, within their limits. */
@NullMarked
package org.freshet.isr.edge.plan;

import org.jspecify.annotations.NullMarked;
