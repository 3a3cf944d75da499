package org.freshet.essentials.webhook.send;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
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

  /** Looks now, since there is something. */
  public void wake() {
    wakeAfter(Duration.ZERO);
  }

  // A look tells of its failures itself.
  @SuppressWarnings("FutureReturnValueIgnored")
  private void wakeAfter(Duration wait) {
    if (!ended) {
      try {
        looks.schedule(this::look, wait.toMillis(), TimeUnit.MILLISECONDS);
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
    } catch (RuntimeException e) {
      LOG.log(
          Level.WARNING,
          Codes.WEBHOOK_OUTBOX + ": the outbox of webhooks cannot be read, it is tried again",
          e);
    }
  }

  private boolean sendSome() {
    int each = Math.max(1, settings.concurrency() / SHARE);
    int free;
    Set<String> busy;
    synchronized (flying) {
      free = settings.concurrency() - flying.values().stream().mapToInt(n -> n).sum();
      busy =
          flying.entrySet().stream()
              .filter(one -> one.getValue() >= each)
              .map(Map.Entry::getKey)
              .collect(Collectors.toSet());
    }
    if (free <= 0) {
      return false;
    }
    Instant now = clock.instant();
    List<Outbox.Claim> claims = outbox.claim(now, now.plus(settings.lease()), free, each, busy);
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
      wakeAfter(wait.isNegative() ? Duration.ZERO : wait.plusMillis(1));
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
      outbox.forget(now.minus(kept));
    }
  }
}
