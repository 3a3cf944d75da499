/** Internal. Every error leaves as the same kind of body (RFC 9457), on every server. */
@NullMarked
package org.freshet.essentials.problem;

import org.jspecify.annotations.NullMarked;
