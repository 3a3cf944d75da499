/** Internal. The operator's resource and its page. */
@NullMarked
package org.freshet.isr.admin;

import org.jspecify.annotations.NullMarked;
