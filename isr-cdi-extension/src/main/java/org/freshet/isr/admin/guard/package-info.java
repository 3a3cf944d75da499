/** Internal. Who may ask something of the operator's resource, how often, and from where. */
@NullMarked
package org.freshet.isr.admin.guard;

import org.jspecify.annotations.NullMarked;
