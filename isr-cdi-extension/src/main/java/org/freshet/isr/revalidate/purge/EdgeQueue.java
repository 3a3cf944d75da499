package org.freshet.isr.revalidate.purge;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.DoubleSupplier;
import org.freshet.isr.api.Tag;
import org.freshet.isr.config.Codes;
import org.freshet.isr.config.EdgeSettings;
import org.freshet.isr.edge.EdgeCache;
import org.freshet.isr.edge.Purge;
import org.freshet.isr.edge.Purge.Target;
import org.freshet.isr.edge.PurgeResult;
import org.freshet.isr.edge.plan.Pending;
import org.freshet.isr.edge.plan.PurgePlanner;
import org.freshet.isr.revalidate.Background;
import org.jspecify.annotations.Nullable;

/**
 * What one edge is still to be told, in the memory of this process, and one task that tells it.
 *
 * <p>What comes while a call is under way, or while the edge wants not to be asked, is told
 * together afterwards. A call that was not taken stays first, the same call with the same id, and
 * is repeated until it is taken or refused for good; meanwhile what waits behind it stays bounded.
 * Guarded by the lock of this object, which is never held during a call.
 */
final class EdgeQueue {

  private static final Logger LOG = System.getLogger(EdgeQueue.class.getName());
  private static final Duration LINGER = Duration.ofMillis(20);
  private static final int LATER = 16;
  private static final Duration LONGEST = Duration.ofMinutes(5);

  private final EdgeCache edge;
  private final PurgePlanner planner;
  private final EdgeSettings settings;
  private final Background background;
  private final InstantSource clock;
  private final DoubleSupplier jitter;
  private final PurgeWatch watch;

  private Pending soft;
  private Pending hard;
  private List<Runnable> waiting = new ArrayList<>();
  private final Deque<Purge> calls = new ArrayDeque<>();
  private final List<Runnable> told = new ArrayList<>();
  private boolean working;
  private int failures;
  private @Nullable Instant failingSince;
  private @Nullable String problem;
  private long lost;

  EdgeQueue(
      EdgeCache edge,
      PurgePlanner planner,
      EdgeSettings settings,
      Background background,
      InstantSource clock,
      DoubleSupplier jitter,
      PurgeWatch watch) {
    this.edge = edge;
    this.planner = planner;
    this.settings = settings;
    this.background = background;
    this.clock = clock;
    this.jitter = jitter;
    this.watch = watch;
    this.soft = nothing();
    this.hard = nothing();
  }

  boolean wantsPages() {
    return !edge.reach().knowsTags() && edge.reach().urls() > 0;
  }

  /** Tags were raised; {@code purged} is called once the edge has taken it, or never will. */
  void add(Set<Tag> tags, boolean isHard, Runnable purged) {
    boolean known;
    synchronized (this) {
      (isHard ? hard : soft).addTags(tags);
      known = waiting.size() < settings.maxPending();
      if (known) {
        waiting.add(purged);
      }
    }
    if (!known) {
      // Nobody can wait for all of them; the purge itself is not lost.
      purged.run();
    }
    wake();
  }

  /** A page has changed. */
  void add(Target page, boolean isHard) {
    synchronized (this) {
      (isHard ? hard : soft).addPage(page);
    }
    wake();
  }

  /** All of that again. */
  void add(Pending again, boolean isHard) {
    synchronized (this) {
      (isHard ? hard : soft).addAll(again);
    }
    wake();
  }

  Pending nothing() {
    return new Pending(edge.reach(), settings.maxPending());
  }

  synchronized EdgeState state() {
    return new EdgeState(
        edge.name(),
        hard.size() + soft.size() + calls.size(),
        failingSince,
        problem,
        lost + hard.left() + soft.left());
  }

  /** A little later: who changes one thing often changes another. */
  private void wake() {
    synchronized (this) {
      if (working) {
        return;
      }
      working = true;
    }
    background.schedule(this::work, LINGER);
  }

  private void work() {
    try {
      tell();
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, Codes.TASK_FAILED + ": telling " + edge.name() + " failed", e);
      background.schedule(this::work, LONGEST);
    }
  }

  private void tell() {
    for (Purge call = next(); call != null; call = next()) {
      PurgeResult result = send(call);
      watch.ended(edge.name(), result.outcome());
      Duration wait = learn(call, result);
      if (wait != null) {
        background.schedule(this::work, wait);
        return;
      }
    }
  }

  /** Null if there is nothing to tell: then nobody works any more. */
  private @Nullable Purge next() {
    while (true) {
      List<Runnable> ended;
      synchronized (this) {
        if (!calls.isEmpty()) {
          return calls.peek();
        }
        ended = List.copyOf(told);
        told.clear();
        if (ended.isEmpty()) {
          if (hard.isEmpty() && soft.isEmpty() && waiting.isEmpty()) {
            working = false;
            return null;
          }
          plan();
        }
      }
      ended.forEach(Runnable::run);
    }
  }

  /** Called with the lock held. */
  private void plan() {
    calls.addAll(planner.calls(hard, false));
    calls.addAll(planner.calls(soft, true));
    told.addAll(waiting);
    waiting = new ArrayList<>();
    lose(hard.left() + soft.left(), "no room for so many URLs");
    hard = nothing();
    soft = nothing();
  }

  private PurgeResult send(Purge call) {
    try {
      return edge.purge(call);
    } catch (IOException | RuntimeException | LinkageError e) {
      // Its message may name what is nobody's business.
      LOG.log(Level.DEBUG, "a call to " + edge.name() + " failed", e);
      return PurgeResult.later(e.getClass().getSimpleName(), Duration.ZERO);
    }
  }

  /** How long to wait before the next call; null for not at all. */
  private synchronized @Nullable Duration learn(Purge call, PurgeResult result) {
    switch (result.outcome()) {
      case DONE -> {
        calls.poll();
        recovered();
        leave(call, result);
        return null;
      }
      case REFUSED -> {
        calls.poll();
        split(call, result);
        return null;
      }
      case LATER, DENIED -> {
        failed(result);
        return wait(result);
      }
    }
    throw new IllegalStateException("no such outcome: " + result.outcome());
  }

  private void recovered() {
    if (problem != null) {
      LOG.log(Level.INFO, Codes.EDGE_FAILING + ": " + edge.name() + " is told again");
    }
    failures = 0;
    failingSince = null;
    problem = null;
  }

  private void failed(PurgeResult result) {
    failures++;
    if (!result.detail().equals(problem)) {
      LOG.log(
          Level.WARNING,
          Codes.EDGE_FAILING
              + ": "
              + edge.name()
              + " did not take a purge ("
              + result.detail()
              + "); it is told again until it does, and may answer with old pages meanwhile");
    }
    problem = result.detail();
    if (failingSince == null) {
      failingSince = clock.instant();
    }
  }

  /** One page that fails must not hold up the others. */
  private void leave(Purge call, PurgeResult result) {
    if (!result.left().isEmpty()) {
      LOG.log(
          Level.DEBUG,
          "{0}: {1} targets later: {2}",
          edge.name(),
          result.left().size(),
          result.detail());
      background.schedule(
          () -> result.left().forEach(target -> add(target, !call.soft())),
          settings.backoff().multipliedBy(LATER));
    }
  }

  private Duration wait(PurgeResult result) {
    int doublings = result.outcome() == PurgeResult.Outcome.DENIED ? 8 : failures - 1;
    Duration doubled = settings.backoff().multipliedBy(1L << Math.min(10, doublings));
    Duration bounded = doubled.compareTo(LONGEST) > 0 ? LONGEST : doubled;
    Duration backoff = bounded.plusMillis((long) (bounded.toMillis() / 2.0 * jitter.getAsDouble()));
    Duration wanted = result.retryAfter();
    return wanted.compareTo(backoff) > 0 ? wanted : backoff;
  }

  /** What is wrong with a call may be wrong with one of its targets only. */
  private void split(Purge call, PurgeResult result) {
    List<Target> targets = call.targets();
    if (targets.size() < 2) {
      lose(1, result.detail());
      return;
    }
    int half = targets.size() / 2;
    calls.addFirst(part(call, targets.subList(half, targets.size()), "b"));
    calls.addFirst(part(call, targets.subList(0, half), "a"));
  }

  private static Purge part(Purge call, List<Target> targets, String suffix) {
    return new Purge(call.kind(), targets, call.soft(), call.id() + suffix);
  }

  private void lose(long count, String why) {
    if (count > 0) {
      lost += count;
      LOG.log(
          Level.ERROR,
          Codes.EDGE_LOST
              + ": "
              + edge.name()
              + " was not told of "
              + count
              + " changed tags or URLs ("
              + why
              + "); it answers with old pages until their lifetimes end");
    }
  }
}
