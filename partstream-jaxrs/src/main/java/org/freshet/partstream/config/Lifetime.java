package org.freshet.partstream.config;

import org.freshet.essentials.config.Findings;

/** How long something may be kept. */
public final class Lifetime {

  /** The longest, in seconds: a year. */
  public static final long LONGEST = 365L * 24 * 3600;

  private Lifetime() {}

  /** Says what is wrong with a number of seconds. */
  public static void refuse(
      Findings findings, String site, String member, long seconds, long least) {
    if (seconds < least || seconds > LONGEST) {
      findings.add(
          Codes.MEMBER,
          site,
          member + " is " + seconds + ", must be a number from " + least + " to " + LONGEST);
    }
  }
}
