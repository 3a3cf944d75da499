/** Internal. Jakarta Pages: writes a PageView, and keeps fragments. */
@NullMarked
package org.freshet.isr.pages;

import org.jspecify.annotations.NullMarked;
