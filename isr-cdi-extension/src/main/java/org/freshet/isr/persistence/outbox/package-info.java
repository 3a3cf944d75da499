/**
 * Internal. What a transaction owes as rows of the application's own database, written in that
 * transaction: so a node that is lost between commit and raise loses nothing.
 */
@NullMarked
package org.freshet.isr.persistence.outbox;

import org.jspecify.annotations.NullMarked;
