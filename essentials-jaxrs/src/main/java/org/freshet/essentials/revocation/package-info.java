/** Internal. Tokens that are revoked before they end: kept as digests, refused in requests. */
@NullMarked
package org.freshet.essentials.revocation;

import org.jspecify.annotations.NullMarked;
