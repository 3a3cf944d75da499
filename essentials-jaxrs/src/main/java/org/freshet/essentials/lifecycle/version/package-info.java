/** Internal. Which version of an API a request means, where its path does not say. */
@NullMarked
package org.freshet.essentials.lifecycle.version;

import org.jspecify.annotations.NullMarked;
