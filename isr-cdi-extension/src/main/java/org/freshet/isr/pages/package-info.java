/** Internal. Writes a PageView through Jakarta Pages. */
@NullMarked
package org.freshet.isr.pages;

import org.jspecify.annotations.NullMarked;
