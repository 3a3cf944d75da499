/** Tests of the pages of this module. */
package org.freshet.partstream.docs;
