/** Tests of what parts look like on the wire. */
package org.freshet.partstream.delivery;
