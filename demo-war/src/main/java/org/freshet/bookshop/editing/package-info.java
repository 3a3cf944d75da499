/** How an editor changes a book: the rules of its fields, and one transaction. */
@NullMarked
package org.freshet.bookshop.editing;

import org.jspecify.annotations.NullMarked;
