/** Persistence units that tell less than others of what changes in them. */
package org.freshet.it.units;
