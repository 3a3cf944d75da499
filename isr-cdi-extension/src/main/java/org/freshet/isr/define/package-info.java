/** Internal. What a resource method with @Isr says: its rule, its inputs, its tags. */
@NullMarked
package org.freshet.isr.define;

import org.jspecify.annotations.NullMarked;
