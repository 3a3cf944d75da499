/** Internal. What an API says of errors, limits and its end, for MicroProfile OpenAPI. */
@NullMarked
package org.freshet.essentials.describe;

import org.jspecify.annotations.NullMarked;
