package org.freshet.isr.call;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Lets one call run a method while those that want the same wait for it, as {@link
 * org.freshet.isr.serve.SingleFlight} does for responses; a landing here carries what was brought,
 * the value or the exception. Thread-safe.
 */
public final class CallFlights {

  private final ConcurrentMap<String, Flight> flights = new ConcurrentHashMap<>();

  /** No flights. */
  public CallFlights() {}

  /** Whoever comes from now on joins none of the flights under way. */
  public void fence() {
    flights.clear();
  }

  /**
   * Joins the flight of a key, or begins it.
   *
   * @param overdue flights that began before count as lost
   */
  Flight board(String key, Instant now, Instant overdue) {
    Flight own = new Flight(key, now);
    return flights.merge(key, own, (held, begun) -> held.begunAt.isBefore(overdue) ? begun : held);
  }

  /** How a flight ended for those who waited. */
  sealed interface Landing {

    /** With a value, which may be stale already. */
    record Brought(KeptValue value) implements Landing {}

    /** With an exception. */
    record Failed(Exception failure) implements Landing {}

    /** With nothing that could be shared, or not in time. */
    record Empty() implements Landing {}
  }

  /** One value in the making. */
  final class Flight {

    private final String key;
    private final Instant begunAt;
    private final CompletableFuture<Landing> landing = new CompletableFuture<>();
    private volatile @Nullable Thread leader;
    private boolean taken;

    private Flight(String key, Instant begunAt) {
      this.key = key;
      this.begunAt = begunAt;
    }

    /** True for the first who asks: that one leads, and must land it. */
    synchronized boolean lead() {
      boolean first = !taken;
      taken = true;
      return first;
    }

    /** The current thread makes the value. */
    void enter() {
      leader = Thread.currentThread();
    }

    /** Whether the current thread would wait for itself. */
    boolean isOwn() {
      return leader == Thread.currentThread();
    }

    /** Ends the flight; only the first call counts. */
    void land(Landing how) {
      flights.remove(key, this);
      leader = null;
      landing.complete(how);
    }

    /** Waits for the end; an interrupted thread stops waiting and stays interrupted. */
    Landing await(Duration patience) {
      try {
        return landing.get(TimeUnit.NANOSECONDS.convert(patience), TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (TimeoutException e) {
        // Its leader may never come back: the next one begins anew.
        flights.remove(key, this);
      } catch (ExecutionException e) {
        throw new IllegalStateException("a flight never ends exceptionally", e);
      }
      return new Landing.Empty();
    }
  }
}
