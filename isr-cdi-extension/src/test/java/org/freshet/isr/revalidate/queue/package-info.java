/** Stale tags become renewed pages, step by step. */
@NullMarked
package org.freshet.isr.revalidate.queue;

import org.jspecify.annotations.NullMarked;
