/** Each edge against a server that enforces its published contract. */
@NullMarked
package org.freshet.isr.edge.vendor;

import org.jspecify.annotations.NullMarked;
