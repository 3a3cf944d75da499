/** Internal. Turns stale tags into renewed pages, once each. */
@NullMarked
package org.freshet.isr.revalidate;

import org.jspecify.annotations.NullMarked;
