package org.freshet.partstream.stream;

import org.jspecify.annotations.Nullable;

/** What becomes of a line that nobody waits for; told on any thread, and not to be held up. */
public interface LineEvents {

  /** The client has read: more may be made for it. */
  void room();

  /**
   * It is over, once.
   *
   * @param failure why not all of it was sent, null if it was
   */
  void over(@Nullable Throwable failure);
}
