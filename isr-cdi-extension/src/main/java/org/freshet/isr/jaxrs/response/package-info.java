/**
 * Internal. The shared cache of RFC 9111 at the methods whose responses say themselves how long
 * they live.
 */
@NullMarked
package org.freshet.isr.jaxrs.response;

import org.jspecify.annotations.NullMarked;
