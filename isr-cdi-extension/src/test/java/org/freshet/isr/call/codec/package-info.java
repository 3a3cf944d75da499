@NullMarked
package org.freshet.isr.call.codec;

import org.jspecify.annotations.NullMarked;
