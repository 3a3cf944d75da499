/** Internal. Runs parts on managed threads: dependencies, deadlines, budgets. */
@NullMarked
package org.freshet.partstream.run;

import org.jspecify.annotations.NullMarked;
