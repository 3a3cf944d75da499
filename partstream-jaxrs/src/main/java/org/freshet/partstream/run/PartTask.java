package org.freshet.partstream.run;

import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.freshet.partstream.api.PartContext;
import org.freshet.partstream.cache.Made;
import org.freshet.partstream.plan.PlannedPart;
import org.jspecify.annotations.Nullable;

/** One part on its thread. Holds a permit of the application until it has really ended. */
final class PartTask implements Runnable {

  private final PlannedPart part;
  private final PartContext context;
  private final RequestScope scope;
  private final Permits permits;
  private final Consumer<PartTask> ended;
  private final LongSupplier nanos;
  private final AtomicBoolean begun = new AtomicBoolean();
  private volatile @Nullable Future<?> future;
  private volatile Made made = Made.of(null);
  private volatile @Nullable Throwable failure;
  private volatile long took;

  PartTask(
      PlannedPart part,
      PartContext context,
      RequestScope scope,
      Permits permits,
      LongSupplier nanos,
      Consumer<PartTask> ended) {
    this.part = part;
    this.context = context;
    this.scope = scope;
    this.permits = permits;
    this.nanos = nanos;
    this.ended = ended;
  }

  PlannedPart part() {
    return part;
  }

  void isRunAs(Future<?> running) {
    future = running;
  }

  Made made() {
    return made;
  }

  @Nullable Throwable failure() {
    return failure;
  }

  /** For how many nanoseconds it ran. */
  long took() {
    return took;
  }

  // Whatever a part throws is its own failure, and nobody else's.
  @Override
  public void run() {
    if (!begun.compareAndSet(false, true)) {
      return;
    }
    long began = nanos.getAsLong();
    try {
      made = Made.of(scope.within(() -> part.call().make(context)));
    } catch (Throwable thrown) {
      failure = thrown;
    } finally {
      took = nanos.getAsLong() - began;
      permits.release();
      ended.accept(this);
    }
  }

  /** Nobody waits for it any more: what has not begun never will, what runs is interrupted. */
  void cancel() {
    if (begun.compareAndSet(false, true)) {
      permits.release();
    }
    Future<?> known = future;
    if (known != null && !part.goesOn()) {
      known.cancel(true);
    }
  }
}
