@NullMarked
package org.freshet.isr.admin.describe;

import org.jspecify.annotations.NullMarked;
