/** What happens before the shop opens: the catalogue file is read into the empty database. */
@NullMarked
package org.freshet.bookshop.opening;

import org.jspecify.annotations.NullMarked;
