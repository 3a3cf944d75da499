@NullMarked
package org.freshet.isr.admin.exchange;

import org.jspecify.annotations.NullMarked;
