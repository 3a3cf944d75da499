/** Internal. A queue in memory: which page is renewed next, when, how often, and when not. */
@NullMarked
package org.freshet.isr.revalidate.queue;

import org.jspecify.annotations.NullMarked;
