package org.freshet.isr.serve;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.freshet.isr.tags.Sequence;

/**
 * Lets one request produce a response while those that want the same wait for it.
 *
 * <p>The first to {@link #board} a key leads and must {@link Flight#land}; the others {@link
 * Flight#await}. {@link #fence} closes the flights under way to newcomers. Thread-safe.
 */
public final class SingleFlight {

  private final ConcurrentMap<String, Flight> flights = new ConcurrentHashMap<>();

  /**
   * Joins the flight of a key, or begins it.
   *
   * @param pin what whoever boards could have known
   */
  public Boarding board(String key, Sequence pin) {
    Flight own = new Flight(key, pin);
    Flight other = flights.putIfAbsent(key, own);
    return other == null ? new Boarding(own, true) : new Boarding(other, false);
  }

  /** Whether somebody produces the response of a key now. */
  public boolean isUnderWay(String key) {
    return flights.containsKey(key);
  }

  /** Whoever comes from now on joins none of the flights under way. */
  public void fence() {
    flights.clear();
  }

  /** A seat on a flight. */
  public record Boarding(Flight flight, boolean leads) {}

  /** How a flight ended for those who waited. */
  public enum Landing {
    /** The response is stored: look again. */
    STORED,
    /** There is a response, but not for sharing: everybody produces their own. */
    NOT_SHARED,
    /** Producing failed: whoever looks again may find a stale response, or produces their own. */
    FAILED,
    /** Still under way when the patience was over. */
    OVERDUE
  }

  /** One response in the making. */
  public final class Flight {

    private final String key;
    private final Sequence pin;
    private final CompletableFuture<Landing> landing = new CompletableFuture<>();

    private Flight(String key, Sequence pin) {
      this.key = key;
      this.pin = pin;
    }

    /** What its leader could have known. */
    public Sequence pin() {
      return pin;
    }

    /** Ends the flight; only the first call counts. */
    public void land(Landing how) {
      flights.remove(key, this);
      landing.complete(how);
    }

    /** Waits for the end; an interrupted thread stops waiting and stays interrupted. */
    public Landing await(Duration patience) {
      try {
        return landing.get(TimeUnit.NANOSECONDS.convert(patience), TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return Landing.OVERDUE;
      } catch (TimeoutException e) {
        // Its leader may never come back: the next one begins anew.
        flights.remove(key, this);
        return Landing.OVERDUE;
      } catch (ExecutionException e) {
        throw new IllegalStateException("a flight never ends exceptionally", e);
      }
    }
  }
}
