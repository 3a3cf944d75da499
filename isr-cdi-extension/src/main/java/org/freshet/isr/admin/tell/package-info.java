/** Internal. What operators are told of the cache, as JSON. */
@NullMarked
package org.freshet.isr.admin.tell;

import org.jspecify.annotations.NullMarked;
