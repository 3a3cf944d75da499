package org.freshet.isr.http;

import org.jspecify.annotations.Nullable;

/** Numbers of seconds in header fields (RFC 9111, section 1.2.2). */
public final class DeltaSeconds {

  /** The greatest number that is told from greater ones. */
  public static final long MAX = 1L << 31;

  private DeltaSeconds() {}

  /** The seconds of an argument, 0 to {@link #MAX}; 0 for anything but digits. */
  public static long of(@Nullable String argument) {
    if (argument == null) {
      return 0;
    }
    long seconds = 0;
    for (int i = 0; i < argument.length(); i++) {
      char c = argument.charAt(i);
      if (c < '0' || c > '9') {
        return 0;
      }
      seconds = Math.min(MAX, seconds * 10 + (c - '0'));
    }
    return seconds;
  }
}
