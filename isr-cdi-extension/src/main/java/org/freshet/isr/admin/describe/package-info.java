/** Internal. What the operator's resource can be asked, for programs that read descriptions. */
@NullMarked
package org.freshet.isr.admin.describe;

import org.jspecify.annotations.NullMarked;
