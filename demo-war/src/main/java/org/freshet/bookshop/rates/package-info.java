/**
 * What a pound is worth elsewhere: reference rates of somebody outside, who may be slow or away.
 */
@NullMarked
package org.freshet.bookshop.rates;

import org.jspecify.annotations.NullMarked;
