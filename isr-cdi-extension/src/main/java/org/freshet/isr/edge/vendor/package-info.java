/** Internal. The edges that the library knows: what they read, and how they are told. */
@NullMarked
package org.freshet.isr.edge.vendor;

import org.jspecify.annotations.NullMarked;
