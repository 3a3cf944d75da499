package org.freshet.isr.admin.page;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Numbers as people read them, with their units. */
final class Units {

  private static final String THIN = "\u202f";

  private Units() {}

  /** {@code 12 480}; a dash where it is not known. */
  static String count(long number) {
    return number < 0 ? "\u2013" : String.format(Locale.ROOT, "%,d", number).replace(",", THIN);
  }

  /** {@code 1 page}, {@code 12 pages}. */
  static String count(long number, String noun) {
    return count(number) + " " + noun + (number == 1 ? "" : "s");
  }

  /** {@code 97.3 %}. */
  static String percent(double part) {
    return String.format(Locale.ROOT, part > 0.9995 || part == 0 ? "%.0f" : "%.1f", part * 100)
        + THIN
        + "%";
  }

  /** {@code 38 µs}, {@code 4.2 ms}, {@code 1.3 s}. */
  static String micros(long micros) {
    if (micros < 1000) {
      return micros + THIN + "\u00b5s";
    }
    return micros < 1_000_000
        ? decimal(micros / 1000.0) + THIN + "ms"
        : decimal(micros / 1_000_000.0) + THIN + "s";
  }

  private static String decimal(double number) {
    return String.format(Locale.ROOT, number < 10 ? "%.1f" : "%.0f", number);
  }

  /** {@code 412 B}, {@code 3.1 KiB}, {@code 64 MiB}; a dash where it is not known. */
  static String bytes(long bytes) {
    if (bytes < 0) {
      return "\u2013";
    }
    if (bytes < 1024) {
      return bytes + THIN + "B";
    }
    return bytes < 1 << 20
        ? decimal(bytes / 1024.0) + THIN + "KiB"
        : decimal(bytes / (double) (1 << 20)) + THIN + "MiB";
  }

  /** {@code 5 s}, {@code 12 min}, {@code 3 h}, {@code 2 d}. */
  static String span(Duration span) {
    long seconds = Math.max(0, span.toSeconds());
    if (seconds < 100) {
      return seconds + THIN + "s";
    }
    if (seconds < 6000) {
      return seconds / 60 + THIN + "min";
    }
    return seconds < 172_800 ? seconds / 3600 + THIN + "h" : seconds / 86_400 + THIN + "d";
  }

  /** {@code 5 s ago}, as an element that says exactly when. */
  static Html ago(Instant at, Instant now) {
    String exact = at.toString();
    return Html.of(
        "<time datetime=\"{}\" title=\"{}\">{} ago</time>",
        exact,
        exact,
        span(Duration.between(at, now)));
  }
}
