/** Internal. What features keep in a database of the server: by JDBC, in tables of its own. */
@NullMarked
package org.freshet.essentials.database;

import org.jspecify.annotations.NullMarked;
