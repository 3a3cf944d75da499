/** Tests of renewals that nodes work off together on Jakarta Messaging. */
@NullMarked
package org.freshet.isr.messaging;

import org.jspecify.annotations.NullMarked;
