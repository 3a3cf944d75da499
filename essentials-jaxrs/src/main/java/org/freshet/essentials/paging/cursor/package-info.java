/** Internal. Where in an order a page begins, sealed for whoever got it. */
@NullMarked
package org.freshet.essentials.paging.cursor;

import org.jspecify.annotations.NullMarked;
