/** The shop for programs: {@code /api/v1}, JSON. */
@NullMarked
package org.freshet.bookshop.api;

import org.jspecify.annotations.NullMarked;
