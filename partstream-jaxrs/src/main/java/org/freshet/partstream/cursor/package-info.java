/**
 * Internal. What a client brings back to get the rest: sealed, bound to its request, short-lived.
 */
@NullMarked
package org.freshet.partstream.cursor;

import org.jspecify.annotations.NullMarked;
