/**
 * Internal. What the current JTA transaction changes, until it ends: owed before it commits, handed
 * over once after, dropped when it is rolled back. Nothing in here fails a transaction.
 */
@NullMarked
package org.freshet.isr.persistence.transaction;

import org.jspecify.annotations.NullMarked;
