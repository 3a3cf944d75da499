package org.freshet.planted.partstream.run;

import org.freshet.planted.partstream.api.ReachesUp;

/** A planted violation. */
public class Prints {
  ReachesUp down;

  void print() {
    System.out.println("planted");
  }
}
