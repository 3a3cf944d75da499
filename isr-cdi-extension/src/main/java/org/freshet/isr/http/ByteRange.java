package org.freshet.isr.http;

import org.freshet.isr.store.StoredResponse;
import org.jspecify.annotations.Nullable;

/**
 * The part of a body that a request wants (RFC 9110, section 14). Immutable and thread-safe.
 *
 * @param extent all, a part or nothing of it
 * @param offset the first byte, from 0
 * @param length how many bytes, from 0
 */
record ByteRange(Extent extent, int offset, int length) {

  /** How much of a body is wanted. */
  enum Extent {
    /** All of it: 200. */
    WHOLE,
    /** One range of it: 206. */
    PART,
    /** Nothing that it has: 416. */
    UNSATISFIABLE
  }

  private static final String UNIT = "bytes=";

  /**
   * The range that a GET request wants.
   *
   * <p>One range is served. Several at once, other units, malformed ones and any range of an empty
   * body are ignored, as section 14.2 allows: then the whole body is the answer.
   *
   * @param range the value of {@code Range}, null for none
   * @param ifRange the value of {@code If-Range}, null for none
   * @param response what is asked for
   */
  static ByteRange of(@Nullable String range, @Nullable String ifRange, StoredResponse response) {
    int size = response.body().length;
    if (range == null
        || size == 0
        || !range.regionMatches(true, 0, UNIT, 0, UNIT.length())
        || ifRange != null && !isCurrent(ifRange.trim(), Validators.of(response))) {
      return whole(size);
    }
    return parse(range.substring(UNIT.length()).trim(), size);
  }

  /** The value of {@code Content-Range} for this part (RFC 9110, section 14.4). */
  String contentRange(int size) {
    return extent == Extent.UNSATISFIABLE
        ? "bytes */" + size
        : "bytes " + offset + '-' + (offset + length - 1) + '/' + size;
  }

  /** RFC 9110, section 14.1.1: first-last, first- or -suffix. */
  private static ByteRange parse(String spec, int size) {
    int dash = spec.indexOf('-');
    long first = dash < 0 ? -1 : digits(spec, 0, dash);
    long last = dash < 0 ? -1 : digits(spec, dash + 1, spec.length());
    if (dash == 0 && last >= 0) {
      return suffix(last, size);
    }
    boolean open = dash == spec.length() - 1;
    if (first < 0 || !open && last < first) {
      return whole(size);
    }
    return first >= size ? unsatisfiable() : part(first, open ? size - 1 : last, size);
  }

  private static ByteRange suffix(long wanted, int size) {
    return wanted == 0 ? unsatisfiable() : part(Math.max(0, size - wanted), size - 1, size);
  }

  private static ByteRange part(long first, long last, int size) {
    long end = Math.min(last, size - 1L);
    return new ByteRange(Extent.PART, (int) first, (int) (end - first + 1));
  }

  private static ByteRange whole(int size) {
    return new ByteRange(Extent.WHOLE, 0, size);
  }

  private static ByteRange unsatisfiable() {
    return new ByteRange(Extent.UNSATISFIABLE, 0, 0);
  }

  /** A number of at least one digit, capped far above any size; -1 if it is none. */
  private static long digits(String text, int from, int to) {
    long number = from == to ? -1 : 0;
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      number = Math.min(Integer.MAX_VALUE + 1L, number * 10 + (c - '0'));
    }
    return number;
  }

  /** RFC 9110, section 13.1.5: a strong entity tag, or exactly the date of the last change. */
  private static boolean isCurrent(String ifRange, Validators validators) {
    if (ifRange.startsWith("\"")) {
      return ifRange.equals(validators.etag());
    }
    return validators.isDateStrong()
        && validators.lastModified() != null
        && validators.lastModified().equals(validators.date(ifRange));
  }
}
