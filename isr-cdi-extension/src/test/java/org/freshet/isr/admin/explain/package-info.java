@NullMarked
package org.freshet.isr.admin.explain;

import org.jspecify.annotations.NullMarked;
