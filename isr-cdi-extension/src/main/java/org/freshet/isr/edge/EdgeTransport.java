package org.freshet.isr.edge;

import java.io.IOException;

/** Sends requests to edges. Thread-safe. */
@FunctionalInterface
public interface EdgeTransport {

  /**
   * Sends one request and waits for its answer.
   *
   * @throws IOException if there was no answer in time
   */
  EdgeReply send(EdgeRequest request) throws IOException;
}
