package org.freshet.planted.partstream.api;

import org.freshet.planted.partstream.run.Prints;

/** A planted violation. */
public class ReachesUp {
  Prints up;
}
