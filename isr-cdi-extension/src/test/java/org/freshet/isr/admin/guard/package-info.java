@NullMarked
package org.freshet.isr.admin.guard;

import org.jspecify.annotations.NullMarked;
