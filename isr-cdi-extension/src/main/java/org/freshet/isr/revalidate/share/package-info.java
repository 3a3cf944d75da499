/** Internal. A queue that several nodes work off together, each with its own pace. */
@NullMarked
package org.freshet.isr.revalidate.share;

import org.jspecify.annotations.NullMarked;
