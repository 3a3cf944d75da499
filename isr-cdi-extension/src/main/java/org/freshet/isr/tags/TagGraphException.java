package org.freshet.isr.tags;

/**
 * Thrown when a tag graph's backend could not do what was asked; nothing was changed, or all was.
 */
public final class TagGraphException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** An exception for a call that was not even tried. */
  public TagGraphException(String message) {
    super(message);
  }

  /** An exception for a failed call. */
  public TagGraphException(String message, Throwable cause) {
    super(message, cause);
  }
}
