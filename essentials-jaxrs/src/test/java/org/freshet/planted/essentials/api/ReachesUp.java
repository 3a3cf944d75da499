package org.freshet.planted.essentials.api;

import org.freshet.planted.essentials.problem.Prints;

/** A planted violation. */
public class ReachesUp {
  Prints up;
}
