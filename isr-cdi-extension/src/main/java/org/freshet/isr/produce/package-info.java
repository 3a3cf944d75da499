/** Internal. What is being produced at this moment, and what became known of it. */
@NullMarked
package org.freshet.isr.produce;

import org.jspecify.annotations.NullMarked;
