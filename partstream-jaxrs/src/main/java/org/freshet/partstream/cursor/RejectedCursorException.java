package org.freshet.partstream.cursor;

import org.freshet.partstream.api.CursorRejected.Reason;

/** Says that a cursor cannot be used, and why: which its client is not told in full. */
public final class RejectedCursorException extends Exception {

  private static final long serialVersionUID = 1L;

  private final Reason reason;

  RejectedCursorException(Reason reason) {
    // Without a stack trace: whoever sends many bad cursors shall not make us work.
    super("the cursor cannot be used: " + reason, null, false, false);
    this.reason = reason;
  }

  /** Why. */
  public Reason reason() {
    return reason;
  }
}
