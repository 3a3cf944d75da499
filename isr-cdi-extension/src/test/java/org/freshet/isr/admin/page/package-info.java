@NullMarked
package org.freshet.isr.admin.page;

import org.jspecify.annotations.NullMarked;
