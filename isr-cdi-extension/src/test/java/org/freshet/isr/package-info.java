/** What the tests of the whole module share. */
@NullMarked
package org.freshet.isr;

import org.jspecify.annotations.NullMarked;
