/**
 * What happens before the shop opens: the catalogue file and some orders go into the empty
 * database.
 */
@NullMarked
package org.freshet.bookshop.opening;

import org.jspecify.annotations.NullMarked;
