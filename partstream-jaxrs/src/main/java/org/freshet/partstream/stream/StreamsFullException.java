package org.freshet.partstream.stream;

import org.freshet.essentials.api.Problem;

/** Says that no further stream may be open now. */
public final class StreamsFullException extends Exception {

  private static final long serialVersionUID = 1L;

  /** After how many seconds it is worth another try: streams end with their slowest part. */
  public static final int RETRY_AFTER = 5;

  private final int status;

  StreamsFullException(int status, String message) {
    // Without a stack trace: whoever asks too often shall not make us work.
    super(message, null, false, false);
    this.status = status;
  }

  /** What its client gets to read. */
  public Problem problem() {
    return Problem.of(status).withDetail(String.valueOf(getMessage()));
  }
}
