/** Who may do what: HTTP Basic over the accounts of the configuration. */
@NullMarked
package org.freshet.bookshop.security;

import org.jspecify.annotations.NullMarked;
