/**
 * Internal. Streams that are open: written without a thread that waits, counted, kept alive, and
 * given up when their clients are gone.
 */
@NullMarked
package org.freshet.partstream.stream;

import org.jspecify.annotations.NullMarked;
