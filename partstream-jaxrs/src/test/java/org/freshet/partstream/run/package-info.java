/** Tests of the running of parts. */
package org.freshet.partstream.run;
