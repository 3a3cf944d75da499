package org.freshet.partstream.run;

import java.io.IOException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * An errand on its way that no thread waits for. It goes on by steps, on the thread of the part
 * that has just ended, or on one of the errand's own when something else is the matter; never two
 * at once. Thread-safe.
 */
public final class Flight {

  private final Workers workers;
  private final RequestScope scope;
  private final Landing landing;
  private final LongSupplier nanos;
  private final Steps steps;
  private final AtomicInteger missed = new AtomicInteger();
  private volatile boolean cancelled;
  private volatile long due = Long.MAX_VALUE;
  private volatile boolean over;

  /** Makes the steps of a flight. */
  interface Errands {
    Steps of(Flight flight);
  }

  Flight(
      Workers workers, RequestScope scope, Landing landing, LongSupplier nanos, Errands errands) {
    this.workers = workers;
    this.scope = scope;
    this.landing = landing;
    this.nanos = nanos;
    this.steps = errands.of(this);
  }

  /** How a flight ends, told once, in a request context and in the context of who began it. */
  public interface Landing {

    /**
     * All is done, or the budget is used up.
     *
     * @throws IOException if the client is gone
     */
    void arrived() throws IOException;

    /**
     * It came to nothing.
     *
     * @param why what happened, null if it was cancelled
     */
    void lost(@Nullable Throwable why);
  }

  /** Begins it, on a thread of its own: what it makes may take a while to be written. */
  public void begin() {
    wakeElsewhere();
  }

  /** Nobody wants it any more: what runs is interrupted, though a step may not come to its end. */
  public void cancel() {
    cancelled = true;
    steps.interrupt();
    wakeElsewhere();
  }

  /** Some time has passed. */
  public void beat() {
    long known = due;
    if (known != Long.MAX_VALUE && nanos.getAsLong() - known >= 0) {
      due = Long.MAX_VALUE;
      wakeElsewhere();
    }
  }

  /** Something may go on that did not; this thread is somebody else's. */
  // A step deals with whatever goes wrong in it.
  @SuppressWarnings("FutureReturnValueIgnored")
  public void wakeElsewhere() {
    if (over) {
      return;
    }
    try {
      workers.begin(this::wake);
    } catch (RejectedExecutionException e) {
      // There are no threads any more: the application ends. This one has to end the flight.
      cancelled = true;
      wake();
    }
  }

  /** Takes a step on this thread, unless another one is at it: then that one takes one more. */
  void wake() {
    if (missed.getAndIncrement() != 0) {
      return;
    }
    int seen = 1;
    do {
      step();
      seen = missed.addAndGet(-seen);
    } while (seen != 0);
  }

  // Whatever happens, it lands: a stream that nobody ends would be open for ever.
  private void step() {
    if (over) {
      return;
    }
    try {
      scope.within(
          () -> {
            boolean done = !cancelled && steps.step();
            if (cancelled) {
              land(null);
            } else if (done) {
              over = true;
              steps.end();
              landing.arrived();
            } else {
              setDue();
            }
            return null;
          });
    } catch (Throwable failure) {
      land(failure);
    }
  }

  private void setDue() {
    long left = steps.due();
    due = left == Long.MAX_VALUE ? Long.MAX_VALUE : nanos.getAsLong() + left;
  }

  private void land(@Nullable Throwable failure) {
    over = true;
    steps.end();
    landing.lost(failure);
  }
}
