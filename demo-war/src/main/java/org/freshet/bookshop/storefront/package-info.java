/** The shop for people: pages at {@code /} and {@code /books/{id}}, through the same cache. */
@NullMarked
package org.freshet.bookshop.storefront;

import org.jspecify.annotations.NullMarked;
