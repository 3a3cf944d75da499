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
    /** A parameter of the query, or all of them. */
    PARAMETER,
    /** Scheme and host. */
    BASE,
    /** A cookie, or all of them. */
    COOKIE,
    /** The address that it came from. */
    ADDRESS,
    /** Who asks. */
    PRINCIPAL,
    /** Whether the visitor has a role. */
    ROLE,
    /** A session. */
    SESSION,
    /** What the library has told of a request, and selects by: language, device, tenant, roles. */
    VARIANT
  }

  /**
   * Something is read.
   *
   * @param name the name of a header in any case, of a parameter or a role; empty for all of them,
   *     and for the other kinds
   * @throws IllegalStateException in development, if it does not select
   */
  void isRead(Kind kind, String name);
}
