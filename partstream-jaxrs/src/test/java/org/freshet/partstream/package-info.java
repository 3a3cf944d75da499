/** Tests of progressive responses as a whole: the rules of the house. */
package org.freshet.partstream;
