package org.freshet.essentials.config;

/**
 * The codes of this module's messages, by room: 000 to 009 settings, 010 to 019 problems, 020 to
 * 039 rate limits.
 */
public final class Codes {

  /** A setting has a value that breaks its rule. */
  public static final String SETTING = "ESS0001";

  /** A setting of this module's prefix that does not exist. */
  public static final String UNKNOWN_SETTING = "ESS0002";

  /** A request failed by an exception that nobody foresaw. */
  public static final String UNHANDLED = "ESS0010";

  /** A definition of {@code @ProblemType} is wrong. */
  public static final String PROBLEM_TYPE = "ESS0011";

  private Codes() {}
}
