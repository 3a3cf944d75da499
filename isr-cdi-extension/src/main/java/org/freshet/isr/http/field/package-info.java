/**
 * Internal. The fields of a response as a shared cache reads them: directives, dates, ages, what
 * varies, what may be stored.
 */
@NullMarked
package org.freshet.isr.http.field;

import org.jspecify.annotations.NullMarked;
