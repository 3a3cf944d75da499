/** Classes of an application, outside of the library's own packages. */
@NullMarked
package org.freshet.shop;

import org.jspecify.annotations.NullMarked;
