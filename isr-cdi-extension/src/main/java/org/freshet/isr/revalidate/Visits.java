package org.freshet.isr.revalidate;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.function.IntSupplier;

/**
 * Roughly how often each page was asked for lately.
 *
 * <p>A visit costs one byte read, and one written while a page is asked for seldom; no lock, no
 * object, no time. The bytes are like floating-point numbers: exact up to 16, then four steps for
 * each doubling, a step being taken by chance as often as it is right on average. So a page that is
 * asked for all the time is hardly ever written, and processors do not fight for it.
 *
 * <p>Pages share bytes when their hashes meet, which makes one look hotter than it is. Counts halve
 * with every {@link #HALF_LIFE}, done by whoever asks. Races lose a visit now and then. Thread-safe
 * in that sense.
 */
public final class Visits {

  /** After how long a visit counts half. */
  static final Duration HALF_LIFE = Duration.ofMinutes(10);

  private static final int SIZE = 1 << 16;
  private static final int EXACT = 16;
  private static final int STEPS = 4;
  private static final int MOST = EXACT + STEPS * 24;

  private final InstantSource clock;
  private final IntSupplier random;
  private final byte[] counts = new byte[SIZE];
  private Instant halved;

  /**
   * No visits yet.
   *
   * @param random supplies numbers, every bit of them by chance
   */
  public Visits(InstantSource clock, IntSupplier random) {
    this.clock = clock;
    this.random = random;
    this.halved = clock.instant();
  }

  /** Somebody asks for a page. */
  public void visited(String key) {
    int place = place(key);
    int count = counts[place];
    if (count < EXACT || count < MOST && isStep(count)) {
      counts[place] = (byte) (count + 1);
    }
  }

  /** How often a page was asked for lately. */
  public int of(String key) {
    halve();
    return value(counts[place(key)]);
  }

  private boolean isStep(int count) {
    int doublings = (count - EXACT) / STEPS;
    return (random.getAsInt() & (1 << doublings) - 1) == 0;
  }

  private static int place(String key) {
    int hash = key.hashCode() * 0x9E3779B9;
    return hash >>> Integer.SIZE - Integer.numberOfTrailingZeros(SIZE);
  }

  private static int value(int count) {
    if (count < EXACT) {
      return count;
    }
    int doublings = (count - EXACT) / STEPS;
    int steps = (count - EXACT) % STEPS;
    return EXACT + STEPS * ((1 << doublings) - 1) + (steps << doublings);
  }

  private synchronized void halve() {
    Instant now = clock.instant();
    if (now.isAfter(halved.plus(HALF_LIFE.multipliedBy(Integer.SIZE)))) {
      // Nothing is left of what was counted so long ago.
      Arrays.fill(counts, (byte) 0);
      halved = now;
    }
    while (!now.isBefore(halved.plus(HALF_LIFE))) {
      halved = halved.plus(HALF_LIFE);
      for (int i = 0; i < SIZE; i++) {
        counts[i] = half(counts[i]);
      }
    }
  }

  private static byte half(byte count) {
    int wanted = value(count) / 2;
    int found = Math.min(wanted, EXACT);
    while (value(found) < wanted) {
      found++;
    }
    return (byte) found;
  }
}
