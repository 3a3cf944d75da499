/**
 * Internal. Settings: MicroProfile Config read once into immutable records, every problem reported
 * together.
 */
@NullMarked
package org.freshet.isr.config;

import org.jspecify.annotations.NullMarked;
