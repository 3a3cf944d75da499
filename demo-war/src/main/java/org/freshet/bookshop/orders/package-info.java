/** What was bought: orders with their lines, and what they tell when they are added up. */
@NullMarked
package org.freshet.bookshop.orders;

import org.jspecify.annotations.NullMarked;
