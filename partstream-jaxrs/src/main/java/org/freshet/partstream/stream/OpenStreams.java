package org.freshet.partstream.stream;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.freshet.partstream.config.Codes;

/**
 * The streams of an application that are open: no more than there may be, and each looked at twenty
 * times a second by one thread for all of them. Thread-safe.
 */
public final class OpenStreams {

  private static final Logger LOG = System.getLogger(OpenStreams.class.getName());
  private static final Duration BEAT = Duration.ofMillis(50);

  /** A seat that nobody sat down on by then is free again: a response may never be written. */
  private static final Duration LONGEST_RESERVED = Duration.ofSeconds(30);

  private final int most;
  private final int mostOfCaller;
  private final Supplier<ScheduledExecutorService> clock;
  private final LongSupplier nanos;
  private final Set<Seat> taken = new LinkedHashSet<>();
  private final Map<String, Integer> byCaller = new HashMap<>();
  private boolean beating;

  /**
   * Room for streams.
   *
   * @param most how many there may be
   * @param mostOfCaller how many of them one caller may have
   * @param clock one thread, asked for when the first stream opens
   * @param nanos a clock that never goes back
   */
  public OpenStreams(
      int most, int mostOfCaller, Supplier<ScheduledExecutorService> clock, LongSupplier nanos) {
    this.most = most;
    this.mostOfCaller = mostOfCaller;
    this.clock = clock;
    this.nanos = nanos;
  }

  /** What sits on a seat. */
  public interface Guest {

    /** Some time has passed. Must not be held up. */
    void beat();

    /** The application ends. */
    void leave();
  }

  /** The place of one stream. */
  public final class Seat {

    private final String caller;
    private final long since = nanos.getAsLong();
    private volatile boolean sat;
    private volatile Guest guest =
        new Guest() {
          @Override
          public void beat() {
            if (nanos.getAsLong() - since > LONGEST_RESERVED.toNanos()) {
              free();
            }
          }

          @Override
          public void leave() {
            free();
          }
        };

    private Seat(String caller) {
      this.caller = caller;
    }

    /**
     * Somebody sits down.
     *
     * @return whether the seat is still theirs
     */
    public boolean sit(Guest here) {
      synchronized (OpenStreams.this) {
        if (sat || !taken.contains(this)) {
          return false;
        }
        sat = true;
        guest = here;
        return true;
      }
    }

    /** It is free for others; once is enough, more often does no harm. */
    public void free() {
      synchronized (OpenStreams.this) {
        if (taken.remove(this)) {
          byCaller.computeIfPresent(caller, (name, count) -> count == 1 ? null : count - 1);
        }
      }
    }
  }

  /**
   * Takes a seat.
   *
   * @param caller who asks
   * @throws StreamsFullException if there is none, or the caller has as many as they may
   */
  public synchronized Seat take(String caller) throws StreamsFullException {
    int own = byCaller.getOrDefault(caller, 0);
    if (own >= mostOfCaller) {
      throw new StreamsFullException(429, "You have too many open streams.");
    }
    if (taken.size() >= most) {
      throw new StreamsFullException(503, "There are too many open streams.");
    }
    byCaller.put(caller, own + 1);
    Seat seat = new Seat(caller);
    taken.add(seat);
    beatSoon();
    return seat;
  }

  /** How many are open. */
  public synchronized int count() {
    return taken.size();
  }

  /** The application ends, and with it all streams. */
  public void end() {
    seats().forEach(seat -> seat.guest.leave());
  }

  // What goes wrong in a beat is dealt with where it does.
  @SuppressWarnings("FutureReturnValueIgnored")
  private synchronized void beatSoon() {
    if (!beating && !taken.isEmpty()) {
      beating = true;
      clock.get().schedule(this::beatAll, BEAT.toNanos(), TimeUnit.NANOSECONDS);
    }
  }

  private void beatAll() {
    try {
      seats().forEach(OpenStreams::beat);
    } finally {
      synchronized (this) {
        beating = false;
      }
      again();
    }
  }

  private static void beat(Seat seat) {
    try {
      seat.guest.beat();
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, Codes.BROKEN + ": a stream could not go on", e);
      seat.guest.leave();
    }
  }

  private void again() {
    try {
      beatSoon();
    } catch (RejectedExecutionException e) {
      // The application ends: end() lets all of them go.
      end();
    }
  }

  private synchronized List<Seat> seats() {
    return List.copyOf(taken);
  }
}
