/** Tests of open streams. */
package org.freshet.partstream.stream;
