/** Internal. What parts hold, kept for whoever asks next. */
@NullMarked
package org.freshet.partstream.cache;

import org.jspecify.annotations.NullMarked;
