package org.freshet.bookshop.api;

/**
 * Thrown for a query parameter that breaks its rule; {@link #sentence} names both and the value.
 */
public final class InvalidParameterException extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 40;

  private final String parameter;
  private final String value;
  private final String rule;

  InvalidParameterException(String parameter, String value, String rule) {
    super(parameter + " must be " + rule);
    this.parameter = parameter;
    this.value = printable(value);
    this.rule = rule;
  }

  /** The name of the parameter. */
  public String parameter() {
    return parameter;
  }

  /** What is wrong, for the person who sent it. */
  public String sentence() {
    return parameter + " is '" + value + "', must be " + rule + ".";
  }

  private static String printable(String value) {
    String shown = value.length() > SHOWN ? value.substring(0, SHOWN) + "..." : value;
    return shown.replaceAll("\\p{Cntrl}", "?");
  }
}
