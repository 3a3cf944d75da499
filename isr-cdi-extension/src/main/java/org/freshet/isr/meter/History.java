package org.freshet.isr.meter;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The last {@value #MINUTES} minutes and the last {@value #HOURS} hours, told apart by whoever
 * calls {@link #tick} about once a minute. Thread-safe.
 */
final class History {

  static final int MINUTES = 60;
  static final int HOURS = 24;

  private final Deque<Period> minutes = new ArrayDeque<>();
  private final Deque<Period> hours = new ArrayDeque<>();
  private Instant minuteFrom;
  private Totals minuteStart;
  private Instant hourFrom;
  private Totals hourStart;

  History(Instant now, Totals totals) {
    this.minuteFrom = now;
    this.minuteStart = totals;
    this.hourFrom = now;
    this.hourStart = totals;
  }

  /** Ends the current minute, and the current hour once it is one. */
  synchronized void tick(Instant now, Totals totals) {
    add(minutes, MINUTES, Period.of(minuteFrom, now, totals.since(minuteStart)));
    minuteFrom = now;
    minuteStart = totals;
    if (!now.isBefore(hourFrom.plus(Duration.ofHours(1)))) {
      add(hours, HOURS, Period.of(hourFrom, now, totals.since(hourStart)));
      hourFrom = now;
      hourStart = totals;
    }
  }

  private static void add(Deque<Period> periods, int most, Period period) {
    periods.addLast(period);
    if (periods.size() > most) {
      periods.removeFirst();
    }
  }

  /** The minutes that have ended, oldest first, and the current one at the end. */
  synchronized List<Period> minutes(Instant now, Totals totals) {
    return with(minutes, Period.of(minuteFrom, now, totals.since(minuteStart)));
  }

  /** The hours that have ended, oldest first, and the current one at the end. */
  synchronized List<Period> hours(Instant now, Totals totals) {
    return with(hours, Period.of(hourFrom, now, totals.since(hourStart)));
  }

  private static List<Period> with(Deque<Period> periods, Period current) {
    Deque<Period> all = new ArrayDeque<>(periods);
    all.addLast(current);
    return List.copyOf(all);
  }
}
