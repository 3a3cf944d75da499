package org.freshet.isr.tags;

import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * The number up to which every raise has been advanced past, without a gap: the pin.
 *
 * <p>It keeps the numbers that are missing, not those that are done, so that one raise which is
 * never advanced past costs one number and not all that follow.
 */
final class Watermark {

  private final long generation;
  private final NavigableSet<Long> open = new TreeSet<>();
  private long last;
  private volatile Sequence pin;

  /**
   * A watermark.
   *
   * @param generation the generation of its pins
   * @param start the number it stands at
   */
  Watermark(long generation, long start) {
    this.generation = generation;
    this.last = start;
    this.pin = new Sequence(generation, start);
  }

  Sequence pin() {
    return pin;
  }

  /** Takes the next number. */
  synchronized long next() {
    open.add(++last);
    return last;
  }

  /**
   * Takes note that a number was taken elsewhere. Those between, of which nothing was heard so far,
   * are open too.
   */
  synchronized void heardOf(long number) {
    while (last < number) {
      open.add(++last);
    }
  }

  /** Numbers up to one were taken before anybody here listened: they are done when that one is. */
  synchronized void joined(long number) {
    last = number;
    open.add(number);
  }

  /** A number is done; one that is not open is ignored. */
  synchronized void done(long number) {
    if (open.remove(number)) {
      long reached = open.isEmpty() ? last : open.first() - 1;
      if (reached > pin.number()) {
        pin = new Sequence(generation, reached);
      }
    }
  }
}
