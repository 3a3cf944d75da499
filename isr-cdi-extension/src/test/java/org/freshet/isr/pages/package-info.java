/** The plain parts of pages. */
@NullMarked
package org.freshet.isr.pages;

import org.jspecify.annotations.NullMarked;
