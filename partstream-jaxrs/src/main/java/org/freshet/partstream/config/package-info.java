/** Internal. Settings and rules of annotations, read once and checked at deployment. */
@NullMarked
package org.freshet.partstream.config;

import org.jspecify.annotations.NullMarked;
