package org.freshet.partstream.cache;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Lets one make a value while those that want the same wait. Thread-safe. */
final class PartFlights {

  private final ConcurrentMap<PartKey, Flight> flights = new ConcurrentHashMap<>();

  /** Joins the flight of a key, or begins it. */
  Flight board(PartKey key) {
    return flights.computeIfAbsent(key, Flight::new);
  }

  /** Whoever comes from now on joins none of the flights under way. */
  void fence() {
    flights.clear();
  }

  /** One value in the making. */
  final class Flight {

    private final PartKey key;
    private final AtomicBoolean led = new AtomicBoolean();
    private final CountDownLatch landed = new CountDownLatch(1);

    private Flight(PartKey key) {
      this.key = key;
    }

    /** True for the first who asks: that one must land it. */
    boolean lead() {
      return led.compareAndSet(false, true);
    }

    /** Ends the flight, whether a value is there now or not. */
    void land() {
      flights.remove(key, this);
      landed.countDown();
    }

    /** Waits for the end; false if that takes too long. */
    boolean await(Duration patience) throws InterruptedException {
      return landed.await(patience.toNanos(), TimeUnit.NANOSECONDS);
    }
  }
}
