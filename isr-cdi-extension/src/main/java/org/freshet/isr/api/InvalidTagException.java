package org.freshet.isr.api;

/** Thrown for a text that is not a tag; the message names the text and the rule it breaks. */
public final class InvalidTagException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  /**
   * An exception for one text.
   *
   * @param message what is wrong with which text
   */
  public InvalidTagException(String message) {
    super(message);
  }
}
