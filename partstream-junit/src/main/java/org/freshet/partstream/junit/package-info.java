/** Reads responses in parts in tests, as clients do: pages, and streams frame by frame. */
@NullMarked
package org.freshet.partstream.junit;

import org.jspecify.annotations.NullMarked;
