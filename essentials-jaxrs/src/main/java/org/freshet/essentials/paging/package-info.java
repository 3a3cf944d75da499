/** Internal. Answers page by page: which page a request wants, and what leaves for it. */
@NullMarked
package org.freshet.essentials.paging;

import org.jspecify.annotations.NullMarked;
