/** How the text of HTTP is read and written, RFC by RFC. */
@NullMarked
package org.freshet.isr.http;

import org.jspecify.annotations.NullMarked;
