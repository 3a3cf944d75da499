/** Internal. Sends what stands in the outbox, and decides what an answer means. */
@NullMarked
package org.freshet.essentials.webhook.send;

import org.jspecify.annotations.NullMarked;
