/**
 * Internal. Signatures of requests to CDNs by libraries of their vendors, each touched only where
 * it is present.
 */
@NullMarked
package org.freshet.isr.edge.sign;

import org.jspecify.annotations.NullMarked;
