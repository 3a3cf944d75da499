/** The application between the suite and its server: it hands every request on, and back. */
@NullMarked
package org.freshet.conformance;

import org.jspecify.annotations.NullMarked;
