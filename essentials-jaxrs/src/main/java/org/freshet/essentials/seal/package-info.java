/**
 * Sealed tokens: what a service hands out and gets back, which nobody else can read or change. For
 * applications and for the sister modules.
 */
@NullMarked
package org.freshet.essentials.seal;

import org.jspecify.annotations.NullMarked;
