package org.freshet.partstream.cache;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.freshet.partstream.cache.PartFlights.Flight;
import org.freshet.partstream.config.Codes;
import org.freshet.partstream.config.Keeping;
import org.jspecify.annotations.Nullable;

/** Values in the memory of this process, bounded in number. Thread-safe. */
final class InMemoryPartCache implements PartCache, PartCache.Use {

  private static final Logger LOG = System.getLogger(InMemoryPartCache.class.getName());

  /** How often one waits for others before it goes its own way. */
  private static final int PATIENCE = 2;

  /** How long renewing rests after it has failed. */
  private static final long REST = Duration.ofSeconds(1).toNanos();

  private final Cache<PartKey, Kept> values;
  private final PartFlights flights = new PartFlights();
  private final AtomicLong clearings = new AtomicLong();
  private final Duration patience;
  private final Semaphore renewals;
  private final Executor behind;
  private final LongSupplier nanos;

  /** A value until it is of no use any more. */
  private static final class Kept {

    private final @Nullable Object value;
    private final long freshUntil;
    private final long staleUntil;
    private volatile long renewAfter;

    private Kept(@Nullable Object value, long freshUntil, long staleUntil) {
      this.value = value;
      this.freshUntil = freshUntil;
      this.staleUntil = staleUntil;
      this.renewAfter = freshUntil;
    }
  }

  InMemoryPartCache(
      int most, Duration patience, int renewals, Executor behind, LongSupplier nanos) {
    this.patience = patience;
    this.renewals = new Semaphore(renewals);
    this.behind = behind;
    this.nanos = nanos;
    this.values =
        Caffeine.newBuilder()
            .maximumSize(most)
            .expireAfter(
                Expiry.writing(
                    (PartKey key, Kept kept) ->
                        Duration.ofNanos(kept.staleUntil - nanos.getAsLong())))
            .ticker(nanos::getAsLong)
            // Eviction on the calling thread: no thread of ours outlives the application.
            .executor(Runnable::run)
            .build();
  }

  @Override
  public Use begin() {
    return this;
  }

  @Override
  public boolean isKnownToResponse() {
    return false;
  }

  @Override
  public void degrade() {
    // Nobody keeps responses here.
  }

  @Override
  public Made observe(PartWork work) throws Exception {
    return Made.of(work.make().value());
  }

  @Override
  public void clear(@Nullable String resource, @Nullable String part) {
    clearings.incrementAndGet();
    flights.fence();
    values
        .asMap()
        .keySet()
        .removeIf(
            key ->
                (resource == null || key.resource().equals(resource))
                    && (part == null || key.part().equals(part)));
  }

  @Override
  public Made keep(PartKey key, Keeping how, PartWork work) throws Exception {
    for (int i = 0; i < PATIENCE; i++) {
      Made known = known(key, how, work);
      if (known != null) {
        return known;
      }
      Flight flight = flights.board(key);
      if (flight.lead()) {
        return lead(key, how, work, flight);
      }
      if (!flight.await(patience)) {
        break;
      }
    }
    Made known = known(key, how, work);
    return known == null ? made(key, how, work) : known;
  }

  private @Nullable Made known(PartKey key, Keeping how, PartWork work) {
    Kept kept = values.getIfPresent(key);
    if (kept == null) {
      return null;
    }
    boolean stale = nanos.getAsLong() - kept.freshUntil >= 0;
    if (stale) {
      renew(key, how, work, kept);
    }
    return new Made(kept.value, stale ? new Marks(true, false, false) : Marks.NONE);
  }

  private Made lead(PartKey key, Keeping how, PartWork work, Flight flight) throws Exception {
    try {
      // Whoever led before may have landed between the look and the boarding.
      Made known = known(key, how, work);
      return known == null ? made(key, how, work) : known;
    } finally {
      flight.land();
    }
  }

  private Made made(PartKey key, Keeping how, PartWork work) throws Exception {
    long before = clearings.get();
    PartWork.Value made = work.make();
    if (made.keepable()) {
      long freshUntil = nanos.getAsLong() + Objects.requireNonNull(how.freshFor()).toNanos();
      long staleUntil = freshUntil + how.staleFor().toNanos();
      values.put(key, new Kept(made.value(), freshUntil, staleUntil));
      if (clearings.get() != before) {
        // What it was made of may be what somebody wanted to be forgotten.
        values.invalidate(key);
      }
    }
    return Made.of(made.value());
  }

  private void renew(PartKey key, Keeping how, PartWork work, Kept kept) {
    if (nanos.getAsLong() - kept.renewAfter < 0 || !renewals.tryAcquire()) {
      return;
    }
    Flight flight = flights.board(key);
    if (!flight.lead()) {
      renewals.release();
      return;
    }
    try {
      behind.execute(() -> renewed(key, how, work, kept, flight));
    } catch (RejectedExecutionException e) {
      ended(flight);
      rest(key, kept, e);
    }
  }

  // Whatever a part throws, what is there stays until its end.
  private void renewed(PartKey key, Keeping how, PartWork work, Kept kept, Flight flight) {
    try {
      made(key, how, work);
    } catch (Throwable e) {
      rest(key, kept, e);
    } finally {
      ended(flight);
    }
  }

  private void ended(Flight flight) {
    flight.land();
    renewals.release();
  }

  private void rest(PartKey key, Kept kept, Throwable why) {
    LOG.log(
        Level.WARNING,
        Codes.NOT_RENEWED
            + ": part '"
            + key.part()
            + "' of "
            + key.resource()
            + " could not be renewed; what is kept of it is used until its end",
        why);
    kept.renewAfter = nanos.getAsLong() + REST;
  }
}
