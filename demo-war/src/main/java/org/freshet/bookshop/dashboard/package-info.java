/** The shop at a glance, in parts that are not all there at once: for programs and for people. */
@NullMarked
package org.freshet.bookshop.dashboard;

import org.jspecify.annotations.NullMarked;
