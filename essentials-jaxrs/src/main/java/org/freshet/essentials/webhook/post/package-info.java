/** Internal. Where messages may be sent, and the one connection that goes exactly there. */
@NullMarked
package org.freshet.essentials.webhook.post;

import org.jspecify.annotations.NullMarked;
