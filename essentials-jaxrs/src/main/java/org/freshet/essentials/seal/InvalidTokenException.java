package org.freshet.essentials.seal;

/**
 * Says that a token is not one of ours, not for this place, or not whole; always with the same
 * message and without a cause, so that nobody learns from it how far a guess got.
 */
public final class InvalidTokenException extends Exception {

  private static final long serialVersionUID = 1L;

  InvalidTokenException() {
    // Without a stack trace: whoever sends many bad tokens shall not make us work.
    super("the token is not valid", null, false, false);
  }
}
