/**
 * Internal. What changes entities past their listeners: the methods that say so, with {@code
 * RevalidatesEntity}, and in development a warning of statements about which nobody did.
 */
@NullMarked
package org.freshet.isr.persistence.bulk;

import org.jspecify.annotations.NullMarked;
