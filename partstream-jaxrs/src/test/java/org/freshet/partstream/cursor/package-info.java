/** Tests of cursors. */
package org.freshet.partstream.cursor;
