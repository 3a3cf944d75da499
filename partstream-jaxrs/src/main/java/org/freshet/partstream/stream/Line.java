package org.freshet.partstream.stream;

import java.io.IOException;

/** Where the bytes of one stream go. */
public interface Line {

  /**
   * Sends something at once, or as soon as the client has read what is before it.
   *
   * @throws IOException if the client is gone
   */
  void send(byte[] bytes) throws IOException;

  /** Whether the client reads: while it does not, nothing more should be made for it. */
  boolean isTakingMore();

  /** Whether nobody has to wait for it: the thread of the request is free. */
  boolean isDetached();

  /**
   * Some time has passed: a client that has heard nothing for a while gets a sign of life, and one
   * that does not read is given up. Does nothing where a thread waits.
   *
   * @param ping a sign of life
   */
  void beat(byte[] ping);

  /** Gives it up: what waits to be sent is not. Does nothing where a thread waits. */
  void abandon();

  /**
   * Nothing follows.
   *
   * @throws IOException if the client is gone
   */
  void end() throws IOException;
}
