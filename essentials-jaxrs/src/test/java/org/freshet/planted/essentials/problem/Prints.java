package org.freshet.planted.essentials.problem;

import org.freshet.planted.essentials.api.ReachesUp;

/** A planted violation. */
public class Prints {
  ReachesUp down;

  void print() {
    System.out.println("planted");
  }
}
