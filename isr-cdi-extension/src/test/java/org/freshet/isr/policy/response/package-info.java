/** RFC 9111 at a shared cache: every rung, and every boundary of a lifetime. */
@NullMarked
package org.freshet.isr.policy.response;

import org.jspecify.annotations.NullMarked;
