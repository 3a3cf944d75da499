/** What is read out of fields, and what is not. */
@NullMarked
package org.freshet.isr.http.field;

import org.jspecify.annotations.NullMarked;
