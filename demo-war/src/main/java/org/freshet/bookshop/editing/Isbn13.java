package org.freshet.bookshop.editing;

/** The rule for International Standard Book Numbers of 13 digits (ISO 2108). */
public final class Isbn13 {

  private static final int LENGTH = 13;

  private Isbn13() {}

  /**
   * Whether a text is an ISBN-13: 13 digits, starting with 978 or 979, the last being the check
   * digit that makes the sum, weighted 1 and 3 in turn, a multiple of ten.
   */
  public static boolean isValid(String text) {
    if (text.length() != LENGTH || !(text.startsWith("978") || text.startsWith("979"))) {
      return false;
    }
    int sum = 0;
    for (int i = 0; i < LENGTH; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return false;
      }
      sum += i % 2 == 0 ? digit : 3 * digit;
    }
    return sum % 10 == 0;
  }
}
