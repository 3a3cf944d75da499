/** Internal. Renewals that nodes work off together, on queues of Jakarta Messaging. */
@NullMarked
package org.freshet.isr.messaging;

import org.jspecify.annotations.NullMarked;
