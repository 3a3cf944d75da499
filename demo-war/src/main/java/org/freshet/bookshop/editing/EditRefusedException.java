package org.freshet.bookshop.editing;

/** Thrown when a well-formed edit cannot be made as things stand; nothing was changed. */
public final class EditRefusedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Why. */
  public enum Reason {
    /** Somebody else has changed the book since the editor read it. */
    STALE,
    /** Another book has this ISBN. */
    ISBN_TAKEN,
    /** There is no such author. */
    UNKNOWN_AUTHOR,
    /** There is no such category. */
    UNKNOWN_CATEGORY
  }

  private final Reason reason;
  private final String sentence;

  EditRefusedException(Reason reason, String sentence) {
    super(sentence);
    this.reason = reason;
    this.sentence = sentence;
  }

  /** Why the edit was refused. */
  public Reason reason() {
    return reason;
  }

  /** Why, for a person. */
  public String sentence() {
    return sentence;
  }
}
