/** An application with tagged entities whose raises are recorded instead of carried out. */
package org.freshet.it.persistence;
