package org.freshet.isr.call.codec;

/** Why a value cannot be shared with other nodes, in words that tell nothing of the value. */
public final class NotSharedException extends Exception {

  private static final long serialVersionUID = 1L;

  NotSharedException(String why) {
    super(why);
  }

  NotSharedException(String why, Throwable cause) {
    super(why, cause);
  }
}
