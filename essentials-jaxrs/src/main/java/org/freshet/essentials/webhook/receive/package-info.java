/** Internal. Lets only messages reach a resource that are signed, of now, and new. */
@NullMarked
package org.freshet.essentials.webhook.receive;

import org.jspecify.annotations.NullMarked;
