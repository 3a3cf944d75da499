/** Internal. Reads and writes rows for resources that are made of an entity. */
@NullMarked
package org.freshet.essentials.crud;

import org.jspecify.annotations.NullMarked;
