/**
 * Internal. The read path that both doors share: judged look-ups, single flight, known requests.
 */
@NullMarked
package org.freshet.isr.serve;

import org.jspecify.annotations.NullMarked;
