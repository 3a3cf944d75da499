/** The application that is measured: one resource, and constants as the limit of a server. */
@NullMarked
package org.freshet.bench.app;

import org.jspecify.annotations.NullMarked;
