/**
 * Internal. Decides, without I/O: may a request be answered from store, may a response be stored,
 * is it fresh.
 */
@NullMarked
package org.freshet.isr.policy;

import org.jspecify.annotations.NullMarked;
