/** Internal. Parameters of requests as values, with an error that names the one that is none. */
@NullMarked
package org.freshet.essentials.problem.parameter;

import org.jspecify.annotations.NullMarked;
