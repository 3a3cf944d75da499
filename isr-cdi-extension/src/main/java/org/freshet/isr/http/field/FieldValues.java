package org.freshet.isr.http.field;

import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.freshet.isr.http.HttpDate;
import org.freshet.isr.policy.response.AnswerTimes;
import org.freshet.isr.store.Header;
import org.jspecify.annotations.Nullable;

/** Reads the values of fields out of the lines of a response. */
public final class FieldValues {

  private static final long MOST_AGE = 1L << 31;

  private FieldValues() {}

  /** All lines of a field joined by commas, null if it is absent. */
  public static @Nullable String joined(List<Header> headers, String name) {
    StringBuilder all = null;
    for (Header header : headers) {
      if (header.name().equalsIgnoreCase(name)) {
        all = all == null ? new StringBuilder() : all.append(", ");
        all.append(header.value());
      }
    }
    return all == null ? null : all.toString();
  }

  /** The names in {@code Vary}, lower case, in order. */
  public static Set<String> vary(List<Header> headers) {
    Set<String> names = new LinkedHashSet<>();
    String value = joined(headers, "Vary");
    if (value != null) {
      for (String name : value.split(",")) {
        if (!name.isBlank()) {
          names.add(name.trim().toLowerCase(Locale.ROOT));
        }
      }
    }
    return names;
  }

  /** What a response says of time. */
  public static AnswerTimes times(List<Header> headers, Instant requestedAt, Instant receivedAt) {
    String expires = joined(headers, "Expires");
    Instant until = expires == null ? null : date(expires, receivedAt);
    return new AnswerTimes(
        date(joined(headers, "Date"), receivedAt),
        // RFC 9111, section 5.3: what is no date, "0" above all, is in the past.
        expires != null && until == null ? Instant.EPOCH : until,
        date(joined(headers, "Last-Modified"), receivedAt),
        age(joined(headers, "Age")),
        requestedAt,
        receivedAt);
  }

  /** A date, read without regard to case (RFC 9111, section 4.2); null for none. */
  static @Nullable Instant date(@Nullable String value, Instant now) {
    return value == null ? null : HttpDate.parse(cased(value.trim()), now);
  }

  /**
   * The number of seconds in {@code Age}: of several the first, and nothing but digits (RFC 9111,
   * section 5.1).
   */
  static long age(@Nullable String value) {
    if (value == null) {
      return 0;
    }
    int comma = value.indexOf(',');
    String first = (comma < 0 ? value : value.substring(0, comma)).trim();
    long age = 0;
    for (int i = 0; i < first.length(); i++) {
      char c = first.charAt(i);
      if (c < '0' || c > '9') {
        return 0;
      }
      age = Math.min(MOST_AGE, age * 10 + (c - '0'));
    }
    return age;
  }

  /** Names of days and months as the formats write them; a zone of three letters in capitals. */
  private static String cased(String date) {
    StringBuilder out = new StringBuilder(date.length());
    for (int i = 0; i < date.length(); i++) {
      boolean inWord = i > 0 && Character.isLetter(date.charAt(i - 1));
      out.append(
          inWord ? Character.toLowerCase(date.charAt(i)) : Character.toUpperCase(date.charAt(i)));
    }
    String cased = out.toString();
    return cased.endsWith(" Gmt") ? cased.substring(0, cased.length() - 3) + "GMT" : cased;
  }

  static boolean isOneOf(String name, Set<String> lowerCase) {
    return lowerCase.contains(name.toLowerCase(Locale.ROOT));
  }
}
