/** Internal. Turns committed changes of entities into raised tags. */
@NullMarked
package org.freshet.isr.persistence;

import org.jspecify.annotations.NullMarked;
