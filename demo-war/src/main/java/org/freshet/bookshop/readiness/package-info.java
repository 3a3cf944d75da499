/** Whether the shop can sell: what {@code /health} asks it. */
@NullMarked
package org.freshet.bookshop.readiness;

import org.jspecify.annotations.NullMarked;
