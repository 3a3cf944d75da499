/** The application that runs on several nodes: pages that show what a shared database holds. */
@NullMarked
package org.freshet.bench.site;

import org.jspecify.annotations.NullMarked;
