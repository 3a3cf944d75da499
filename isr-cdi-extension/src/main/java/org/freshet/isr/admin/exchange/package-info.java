/** Internal. What an operator asks and what is answered, as values. */
@NullMarked
package org.freshet.isr.admin.exchange;

import org.jspecify.annotations.NullMarked;
