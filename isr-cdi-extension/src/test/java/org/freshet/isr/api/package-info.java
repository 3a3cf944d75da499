/** Tests of what an application writes. */
@NullMarked
package org.freshet.isr.api;

import org.jspecify.annotations.NullMarked;
