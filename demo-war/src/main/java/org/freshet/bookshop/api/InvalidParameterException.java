package org.freshet.bookshop.api;

/** Thrown for a query parameter that breaks its rule; the message names both and the value. */
public final class InvalidParameterException extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 40;

  private final String parameter;

  InvalidParameterException(String parameter, String value, String rule) {
    super(parameter + " is '" + printable(value) + "', must be " + rule);
    this.parameter = parameter;
  }

  /** The name of the parameter. */
  public String parameter() {
    return parameter;
  }

  private static String printable(String value) {
    String shown = value.length() > SHOWN ? value.substring(0, SHOWN) + "..." : value;
    return shown.replaceAll("\\p{Cntrl}", "?");
  }
}
