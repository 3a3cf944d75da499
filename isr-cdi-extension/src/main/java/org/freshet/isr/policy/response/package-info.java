/**
 * Internal. Decides, without I/O, as a shared cache of RFC 9111: may a response be stored by what
 * it says itself, for how long is it fresh, may it be reused for a request.
 */
@NullMarked
package org.freshet.isr.policy.response;

import org.jspecify.annotations.NullMarked;
