package org.freshet.partstream.run;

import java.io.IOException;

/** What an errand does, a step at a time; one thread after the other. */
interface Steps {

  /**
   * Takes what has ended, and begins what can begin.
   *
   * @return whether all of it is done, or its budget used up
   * @throws IOException if the receiver's client is gone
   */
  boolean step() throws IOException;

  /** In how many nanoseconds another step is due though nothing ends. */
  long due();

  /** Interrupts what runs: nobody wants it any more. May be called during a step, by others. */
  void interrupt();

  /** Ends it, and what still runs. */
  void end();
}
