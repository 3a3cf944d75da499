package org.freshet.essentials.api;

/** A store of keys or of revocations does not answer. Its message names no secret. */
public class StoreUnavailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** An exception with what is wrong, and the failure that told so. */
  public StoreUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }

  /** An exception with what is wrong. */
  public StoreUnavailableException(String message) {
    super(message);
  }
}
