/**
 * Internal. Tags, changed entities and what transactions owe as texts, for memories that outlive a
 * process.
 */
@NullMarked
package org.freshet.isr.tags.text;

import org.jspecify.annotations.NullMarked;
