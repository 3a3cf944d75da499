/** Internal. The filter that turns parts into responses. */
@NullMarked
package org.freshet.partstream.jaxrs;

import org.jspecify.annotations.NullMarked;
