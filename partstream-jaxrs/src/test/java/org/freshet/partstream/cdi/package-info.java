/** Wiring, as far as it needs no container. */
package org.freshet.partstream.cdi;
