package org.freshet.isr.produce;

/**
 * Is told what a production reads of its request beside what it declares. Called on the thread that
 * reads; thread-safe.
 */
@FunctionalInterface
public interface InputWatch {

  /** Watches nothing. */
  InputWatch NOTHING = (kind, name) -> {};

  /** What a request tells. */
  enum Kind {
    /** A request header. */
    HEADER,
    /** A cookie, or all of them. */
    COOKIE,
    /** Who asks. */
    PRINCIPAL,
    /** A session. */
    SESSION
  }

  /**
   * Something is read.
   *
   * @param name the name of a header in any case, empty for the other kinds
   * @throws IllegalStateException in development, if it does not select
   */
  void isRead(Kind kind, String name);
}
