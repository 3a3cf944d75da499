/**
 * Internal. The persistence units of the application: what their descriptors declare, how their
 * factories become known, and their second-level caches, made to forget what was changed elsewhere.
 */
@NullMarked
package org.freshet.isr.persistence.unit;

import org.jspecify.annotations.NullMarked;
