/**
 * Internal. MicroProfile Config read once into immutable records; every problem reported together.
 */
@NullMarked
package org.freshet.essentials.config;

import org.jspecify.annotations.NullMarked;
