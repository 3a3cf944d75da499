package org.freshet.partstream.config;

/**
 * The codes of this module's messages, by room: 000 to 009 settings, 010 to 019 definitions, 020 to
 * 029 what happens to requests.
 */
public final class Codes {

  /** A setting has a value that breaks its rule. */
  public static final String SETTING = "PS0001";

  /** A setting of this module's prefix that does not exist. */
  public static final String UNKNOWN_SETTING = "PS0002";

  /** There is no key to seal cursors with. */
  public static final String NO_KEY = "PS0003";

  /** A method of a part cannot be called as one. */
  public static final String METHOD = "PS0010";

  /** A name of a part is malformed, or there twice. */
  public static final String NAME = "PS0011";

  /** A dependency is unknown, or comes back to where it began. */
  public static final String DEPENDENCY = "PS0012";

  /** A member of an annotation has a value that breaks its rule. */
  public static final String MEMBER = "PS0013";

  /** An annotation stands where it does nothing. */
  public static final String PLACE = "PS0014";

  /** A part failed. */
  public static final String FAILED = "PS0020";

  /** An observer of this module's events failed. */
  public static final String OBSERVER = "PS0021";

  /** A response could not be made in parts. */
  public static final String BROKEN = "PS0022";

  /** OpenTelemetry is there and could not be told anything. */
  public static final String TELEMETRY = "PS0023";

  /** A part reads what its kept values are not selected by. */
  public static final String NOT_KEPT = "PS0026";

  /** A kept part could not be renewed. */
  public static final String NOT_RENEWED = "PS0027";

  private Codes() {}
}
