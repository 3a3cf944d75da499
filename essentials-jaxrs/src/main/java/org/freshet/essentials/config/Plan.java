package org.freshet.essentials.config;

/**
 * What is different for some callers.
 *
 * @param factor how many times as much as others they may have; 0 for as much as they like
 */
public record Plan(int factor) {

  static final int MOST = 10_000;

  /** Whether nothing is counted at all. */
  public boolean isUnlimited() {
    return factor == 0;
  }
}
