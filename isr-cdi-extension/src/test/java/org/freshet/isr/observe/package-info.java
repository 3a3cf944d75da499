/** Tests of what those see who watch servers. */
@NullMarked
package org.freshet.isr.observe;

import org.jspecify.annotations.NullMarked;
