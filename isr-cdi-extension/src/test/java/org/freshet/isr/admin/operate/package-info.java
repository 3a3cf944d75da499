@NullMarked
package org.freshet.isr.admin.operate;

import org.jspecify.annotations.NullMarked;
