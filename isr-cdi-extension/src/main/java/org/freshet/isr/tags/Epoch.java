package org.freshet.isr.tags;

import java.util.Arrays;

/**
 * When one tag was raised: a short history that answers, for any pin, when the first raise after it
 * was, exactly or too early, never too late.
 *
 * <p>Raises may be added in any order of their numbers and more than once. Instants never decrease
 * with growing numbers: a raise that is known since an instant proves for every pin before it that
 * something was raised by then, so earlier numbers are drawn down to it. The same rule covers a
 * wall clock that steps back.
 *
 * <p>The history is thinned by joining two neighbours to the number of the later and the instant of
 * the earlier, which can only make a response stale since an earlier instant. The pair is chosen
 * whose distance is smallest in relation to its age, so that an answer stays nearly right relative
 * to how long ago it was: a tag that is raised every second has pages that are served stale, too.
 *
 * <p>Immutable.
 */
final class Epoch {

  /** The most raises that are told apart. */
  static final int LENGTH = 16;

  private final long[] numbers;
  private final long[] millis;
  private final long lastExpire;

  private Epoch(long[] numbers, long[] millis, long lastExpire) {
    this.numbers = numbers;
    this.millis = millis;
    this.lastExpire = lastExpire;
  }

  /** The history of a tag that was raised once. */
  static Epoch of(long number, boolean expire, long millis) {
    return new Epoch(new long[] {number}, new long[] {millis}, expire ? number : Long.MIN_VALUE);
  }

  /** This history and one more raise. */
  Epoch and(long number, boolean expire, long at) {
    int found = Arrays.binarySearch(numbers, number);
    int place = found < 0 ? -found - 1 : found;
    int length = numbers.length + (found < 0 ? 1 : 0);
    long[] newNumbers = Arrays.copyOf(numbers, length);
    long[] newMillis = Arrays.copyOf(millis, length);
    if (found < 0) {
      System.arraycopy(numbers, place, newNumbers, place + 1, numbers.length - place);
      System.arraycopy(millis, place, newMillis, place + 1, millis.length - place);
      newNumbers[place] = number;
      newMillis[place] = place + 1 < length ? Math.min(at, newMillis[place + 1]) : at;
    } else {
      newMillis[place] = Math.min(at, newMillis[place]);
    }
    for (int i = place - 1; i >= 0 && newMillis[i] > newMillis[place]; i--) {
      newMillis[i] = newMillis[place];
    }
    Epoch epoch =
        new Epoch(newNumbers, newMillis, expire ? Math.max(number, lastExpire) : lastExpire);
    return length > LENGTH ? epoch.thinned() : epoch;
  }

  /** The number of the last raise. */
  long last() {
    return numbers[numbers.length - 1];
  }

  /** Whether the tag was expired after a pin. */
  boolean isExpiredAfter(long pin) {
    return lastExpire > pin;
  }

  /**
   * When the tag was first raised after a pin, in milliseconds since 1970 or earlier; {@link
   * Long#MAX_VALUE} if it was not.
   */
  long firstAfter(long pin) {
    int place = Arrays.binarySearch(numbers, pin);
    int next = place < 0 ? -place - 1 : place + 1;
    return next == numbers.length ? Long.MAX_VALUE : millis[next];
  }

  private Epoch thinned() {
    int length = numbers.length - 1;
    long newest = millis[length];
    int join = 0;
    double smallest = Double.MAX_VALUE;
    for (int i = 0; i < length; i++) {
      double distance = (millis[i + 1] - millis[i]) / (newest - millis[i] + 1.0);
      if (distance < smallest) {
        smallest = distance;
        join = i;
      }
    }
    long[] newNumbers = Arrays.copyOf(numbers, length);
    long[] newMillis = Arrays.copyOf(millis, length);
    System.arraycopy(numbers, join + 1, newNumbers, join, length - join);
    System.arraycopy(millis, join + 2, newMillis, join + 1, length - join - 1);
    return new Epoch(newNumbers, newMillis, lastExpire);
  }
}
