package org.freshet.partstream.run;

import java.io.IOException;

/** Takes what parts have become, one after the other. */
public interface Receiver {

  /**
   * Takes one part.
   *
   * @throws IOException if the client is gone: then the rest is cancelled
   */
  void receive(PartResult result) throws IOException;

  /**
   * Nothing happened for a while.
   *
   * @throws IOException if the client is gone: then the rest is cancelled
   */
  default void idle() throws IOException {}

  /** Whether more may be begun for it now. */
  default boolean isTakingMore() {
    return true;
  }
}
