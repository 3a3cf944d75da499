/** Tests. */
package org.freshet.partstream.junit;
