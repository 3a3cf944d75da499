/** Internal. What responses in parts look like, for MicroProfile OpenAPI. */
@NullMarked
package org.freshet.partstream.describe;

import org.jspecify.annotations.NullMarked;
