/** Internal. What operators do to the cache, and the record of it. */
@NullMarked
package org.freshet.isr.admin.operate;

import org.jspecify.annotations.NullMarked;
