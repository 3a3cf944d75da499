/**
 * Internal. What concerns every exchange: its id, its log entry, who may read it from elsewhere.
 */
@NullMarked
package org.freshet.essentials.http;

import org.jspecify.annotations.NullMarked;
