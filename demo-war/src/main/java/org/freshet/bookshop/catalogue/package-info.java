/** The books the shop sells, who wrote them and on which shelf they stand: entities and queries. */
@NullMarked
package org.freshet.bookshop.catalogue;

import org.jspecify.annotations.NullMarked;
