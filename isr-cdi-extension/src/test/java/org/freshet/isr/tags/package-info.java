/** The contract of tag graphs, and the model of the whole protocol. */
@NullMarked
package org.freshet.isr.tags;

import org.jspecify.annotations.NullMarked;
