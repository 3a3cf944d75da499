@NullMarked
package org.freshet.isr.define.variant;

import org.jspecify.annotations.NullMarked;
