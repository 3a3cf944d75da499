/** How the API says no: problem details (RFC 9457) for everything that goes wrong. */
@NullMarked
package org.freshet.bookshop.problem;

import org.jspecify.annotations.NullMarked;
