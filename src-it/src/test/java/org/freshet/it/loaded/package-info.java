/** Entities that refer to each other in all the ways a page may come to load them. */
package org.freshet.it.loaded;
