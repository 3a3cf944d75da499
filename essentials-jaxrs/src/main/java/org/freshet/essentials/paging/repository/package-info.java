/** Internal. Pages that repositories of Jakarta Data find. */
@NullMarked
package org.freshet.essentials.paging.repository;

import org.jspecify.annotations.NullMarked;
