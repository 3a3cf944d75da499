/** Internal. API keys: issued, kept as digests, recognised in requests. */
@NullMarked
package org.freshet.essentials.keys;

import org.jspecify.annotations.NullMarked;
