package org.freshet.essentials.paging.cursor;

/** A cursor cannot be used; why is said to clients in one of two ways. */
public final class RejectedCursorException extends Exception {

  private static final long serialVersionUID = 1L;

  private final boolean expired;

  RejectedCursorException(boolean expired) {
    super(expired ? "the cursor has expired" : "the cursor is not valid");
    this.expired = expired;
  }

  /** Whether it was valid once. */
  public boolean isExpired() {
    return expired;
  }
}
