/** Internal. Where in a request a constraint was violated, and what may be said of it. */
@NullMarked
package org.freshet.essentials.problem.violation;

import org.jspecify.annotations.NullMarked;
