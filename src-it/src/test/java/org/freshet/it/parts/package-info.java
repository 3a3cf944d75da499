/** Progressive responses inside real servers. */
package org.freshet.it.parts;
