/** Internal. What APIs say of their age: deprecation, sunset, successors. */
@NullMarked
package org.freshet.essentials.lifecycle;

import org.jspecify.annotations.NullMarked;
