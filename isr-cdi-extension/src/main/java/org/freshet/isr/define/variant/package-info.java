/** Internal. What selects between responses beside declared inputs: language, device, roles. */
@NullMarked
package org.freshet.isr.define.variant;

import org.jspecify.annotations.NullMarked;
