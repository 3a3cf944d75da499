package org.freshet.planted.partstream.run;

import org.freshet.essentials.problem.Failures;

/** A planted violation. */
public class NamesAnInternalRoom {

  Failures failures = new Failures();
}
