package org.freshet.essentials.webhook.send;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.freshet.essentials.config.Codes;
import org.freshet.essentials.config.SendingSettings;
import org.freshet.essentials.webhook.Outbox;
import org.jspecify.annotations.Nullable;

/**
 * Looks into the outbox: when something was enqueued, when something is done, when something is due
 * again, and every so often for what other nodes have left. No endpoint gets more than a quarter of
 * what a node sends at once, so that one that does not answer leaves room for others.
 *
 * <p>Thread-safe. All looks are on one thread, which must have no other.
 */
public final class Sending {

  private static final Logger LOG = System.getLogger(Sending.class.getName());
  private static final Duration SWEEP_EACH = Duration.ofMinutes(10);
  private static final int SHARE = 4;

  private final Outbox outbox;
  private final Sender sender;
  private final SendingSettings settings;
  private final Duration kept;
  private final InstantSource clock;
  private final ScheduledExecutorService looks;
  private final Executor workers;
  private final Map<String, Integer> flying = new HashMap<>();
  private final AtomicBoolean awake = new AtomicBoolean();
  private Instant swept = Instant.EPOCH;
  private volatile boolean ended;

  /**
   * A sending that has not begun.
   *
   * @param kept for how long what is done stays
   * @param looks one thread
   * @param workers as many threads as messages are sent at once
   */
  public Sending(
      Outbox outbox,
      Sender sender,
      SendingSettings settings,
      Duration kept,
      InstantSource clock,
      ScheduledExecutorService looks,
      Executor workers) {
    this.outbox = outbox;
    this.sender = sender;
    this.settings = settings;
    this.kept = kept;
    this.clock = clock;
    this.looks = looks;
    this.workers = workers;
  }

  /** Looks now, and from now on. */
  @SuppressWarnings("FutureReturnValueIgnored")
  public void begin() {
    looks.scheduleWithFixedDelay(this::look, 0, settings.poll().toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Looks now, since there is something. One look that is to come is enough for all who ask. */
  public void wake() {
    if (awake.compareAndSet(false, true)) {
      schedule(this::lookAwake, Duration.ZERO);
    }
  }

  private void lookAwake() {
    // Before the look: what comes while it is under way it may have missed.
    awake.set(false);
    look();
  }

  // A look tells of its failures itself.
  @SuppressWarnings("FutureReturnValueIgnored")
  private void schedule(Runnable task, Duration wait) {
    if (!ended) {
      try {
        looks.schedule(task, wait.toMillis(), TimeUnit.MILLISECONDS);
      } catch (RejectedExecutionException e) {
        LOG.log(Level.DEBUG, "the application ends", e);
      }
    }
  }

  /** Claims nothing any more, and breaks off what is under way. */
  public void end() {
    ended = true;
    sender.end();
  }

  private void look() {
    try {
      while (!ended && sendSome()) {
        LOG.log(Level.TRACE, "there may be more");
      }
      sweep();
    } catch (RuntimeException | Error e) {
      // Nobody would look any more if one of them left.
      LOG.log(
          Level.WARNING,
          Codes.WEBHOOK_OUTBOX + ": the outbox of webhooks cannot be read, it is tried again",
          e);
    }
  }

  private boolean sendSome() {
    int each = Math.max(1, settings.concurrency() / SHARE);
    int free;
    Map<String, Integer> counted;
    synchronized (flying) {
      counted = Map.copyOf(flying);
      free = settings.concurrency() - counted.values().stream().mapToInt(n -> n).sum();
    }
    if (free <= 0) {
      return false;
    }
    Instant now = clock.instant();
    List<Outbox.Claim> claims = outbox.claim(now, now.plus(settings.lease()), free, each, counted);
    for (Outbox.Claim claim : claims) {
      dispatch(claim);
    }
    return !claims.isEmpty();
  }

  private void dispatch(Outbox.Claim claim) {
    count(claim, 1);
    try {
      workers.execute(() -> send(claim));
    } catch (RejectedExecutionException e) {
      count(claim, -1);
      LOG.log(Level.DEBUG, "the application ends, another node sends it", e);
    }
  }

  private void send(Outbox.Claim claim) {
    Instant again = null;
    try {
      again = sender.send(claim);
    } catch (RuntimeException e) {
      // Its claim ends by itself, then it is tried again.
      LOG.log(
          Level.WARNING,
          Codes.WEBHOOK_OUTBOX + ": what became of " + claim + " could not be noted",
          e);
    } finally {
      count(claim, -1);
    }
    wake();
    wakeFor(again);
  }

  /** What is due soon is not left to the next look, which may be much later. */
  private void wakeFor(@Nullable Instant due) {
    Duration wait = due == null ? Duration.ZERO : Duration.between(clock.instant(), due);
    if (due != null && wait.compareTo(Duration.ofMinutes(1)) < 0) {
      schedule(this::wake, wait.isNegative() ? Duration.ZERO : wait.plusMillis(1));
    }
  }

  private void count(Outbox.Claim claim, int more) {
    synchronized (flying) {
      flying.merge(claim.endpoint(), more, Integer::sum);
      flying.remove(claim.endpoint(), 0);
    }
  }

  private void sweep() {
    Instant now = clock.instant();
    if (Duration.between(swept, now).compareTo(SWEEP_EACH) >= 0) {
      swept = now;
      outbox.forget(now.minus(kept), now);
    }
  }
}
