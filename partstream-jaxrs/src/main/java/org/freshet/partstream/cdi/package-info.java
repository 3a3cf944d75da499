/** Internal. Wiring: sees all rooms, seen by none; refuses bad definitions at deployment. */
@NullMarked
package org.freshet.partstream.cdi;

import org.jspecify.annotations.NullMarked;
