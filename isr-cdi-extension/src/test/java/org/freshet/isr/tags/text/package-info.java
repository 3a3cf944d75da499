/** Tests of what outlives a process. */
@NullMarked
package org.freshet.isr.tags.text;

import org.jspecify.annotations.NullMarked;
