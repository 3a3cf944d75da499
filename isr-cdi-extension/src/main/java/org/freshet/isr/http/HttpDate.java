package org.freshet.isr.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Dates in header fields, to the second (RFC 9110, section 5.6.7): one format is written, three are
 * read. Thread-safe.
 */
public final class HttpDate {

  /** {@code Sun, 06 Nov 1994 08:49:37 GMT}. */
  private static final DateTimeFormatter IMF_FIXDATE =
      strict(
          new DateTimeFormatterBuilder()
              .appendPattern("EEE, dd MMM ")
              .appendValue(ChronoField.YEAR, 4)
              .appendPattern(" HH:mm:ss 'GMT'"));

  /** {@code Sun Nov 6 08:49:37 1994}. */
  private static final DateTimeFormatter ASCTIME =
      strict(
          new DateTimeFormatterBuilder()
              .appendPattern("EEE MMM ppd HH:mm:ss ")
              .appendValue(ChronoField.YEAR, 4));

  private HttpDate() {}

  /** An instant in years 0 to 9999, cut to the second, as IMF-fixdate. */
  public static String format(Instant instant) {
    return IMF_FIXDATE.format(instant.atOffset(ZoneOffset.UTC));
  }

  /**
   * Reads a date in any of the three formats; null if it is in none of them.
   *
   * @param text the field value
   * @param now decides the century of a two-digit year, which is at most fifty years ahead
   */
  public static @Nullable Instant parse(String text, Instant now) {
    if (text.length() < 24) {
      return null;
    }
    char fourth = text.charAt(3);
    DateTimeFormatter format = fourth == ',' ? IMF_FIXDATE : fourth == ' ' ? ASCTIME : rfc850(now);
    try {
      return LocalDateTime.parse(text, format).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      return null;
    }
  }

  /** {@code Sunday, 06-Nov-94 08:49:37 GMT}. */
  private static DateTimeFormatter rfc850(Instant now) {
    int oldest = now.atOffset(ZoneOffset.UTC).getYear() - 49;
    return strict(
        new DateTimeFormatterBuilder()
            .appendPattern("EEEE, dd-MMM-")
            .appendValueReduced(ChronoField.YEAR, 2, 2, oldest)
            .appendPattern(" HH:mm:ss 'GMT'"));
  }

  private static DateTimeFormatter strict(DateTimeFormatterBuilder format) {
    return format.toFormatter(Locale.US).withResolverStyle(ResolverStyle.STRICT);
  }
}
