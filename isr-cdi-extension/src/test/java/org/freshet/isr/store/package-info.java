/** The contract of response stores. */
@NullMarked
package org.freshet.isr.store;

import org.jspecify.annotations.NullMarked;
