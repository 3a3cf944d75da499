/** Internal. Reads pages of entities by their keys. */
@NullMarked
package org.freshet.essentials.paging.entity;

import org.jspecify.annotations.NullMarked;
