package org.freshet.isr.redis;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Supplier;
import org.freshet.isr.redis.RedisTagGraph.LeaseClock;
import org.freshet.isr.redis.ToldRaises.Told;
import org.freshet.isr.redis.port.Call;
import org.freshet.isr.redis.port.Commands;
import org.freshet.isr.redis.port.Reply;
import org.freshet.isr.redis.port.Script;
import org.freshet.isr.tags.Raise;
import org.freshet.isr.tags.Sequence;
import org.freshet.isr.tags.TagGraph.Left;

/**
 * The raises that this node follows, which another one takes over if it is lost. They are entered
 * by the script that raises, so none is lost in between, and told again every half lease.
 * Thread-safe.
 */
final class OpenRaises {

  private static final int AT_ONCE = 100;

  /** More would hold up Redis; those beyond are taken over by whoever is quicker. */
  private static final int MOST_HELD = 5000;

  private final Commands commands;
  private final RedisKeys keys;
  private final ToldRaises told;
  private final Supplier<Sequence> known;
  private final InstantSource clock;
  private final Duration lease;
  private final LeaseClock leases;

  private final ConcurrentSkipListSet<Long> own = new ConcurrentSkipListSet<>();
  private volatile long generation;

  /**
   * None so far.
   *
   * @param known what this node knows of the order
   * @param lease after how long without a sign a node counts as lost; zero if none is taken over
   */
  OpenRaises(
      Commands commands,
      RedisKeys keys,
      ToldRaises told,
      Supplier<Sequence> known,
      InstantSource clock,
      Duration lease,
      LeaseClock leases) {
    this.commands = commands;
    this.keys = keys;
    this.told = told;
    this.known = known;
    this.clock = clock;
    this.lease = lease;
    this.leases = leases;
  }

  /** Adds what the script that raises is told of it. */
  void enter(Call raise) {
    raise.with(lease.toMillis()).with(leases.now());
  }

  /** A raise was entered. */
  void entered(Raise raise) {
    if (!lease.isZero()) {
      own(raise.sequence());
    }
  }

  private synchronized void own(Sequence raise) {
    if (raise.generation() != generation) {
      generation = raise.generation();
      own.clear();
    }
    own.add(raise.number());
  }

  void followed(Raise raise) {
    if (lease.isZero()) {
      return;
    }
    synchronized (this) {
      if (raise.sequence().generation() == generation) {
        own.remove(raise.sequence().number());
      }
    }
    commands.run(
        Call.of(Script.FOLLOWED, keys.order(), keys.open())
            .with(raise.sequence().generation())
            .with(raise.sequence().number()));
  }

  /** This node ends: another one goes on when it looks next. */
  void release() {
    if (!lease.isZero()) {
      commands.run(asking(Duration.ZERO, 0));
    }
  }

  private Call asking(Duration held, int most) {
    Call call =
        Call.of(Script.LEFT, keys.order(), keys.open(), keys.raises())
            .with(held.toMillis())
            .with(leases.now())
            .with(most)
            .with(known.get().generation())
            .with(generation);
    own.stream().limit(MOST_HELD).forEach(call::with);
    return call;
  }

  List<Left> left() {
    if (lease.isZero()) {
      return List.of();
    }
    List<Left> left = new ArrayList<>();
    for (Reply entry : commands.run(asking(lease, AT_ONCE)).parts()) {
      Told one = told.read(known.get().generation(), entry, clock.instant());
      own(one.raise().sequence());
      left.add(new Left(one.raise(), one.cause()));
    }
    return left;
  }
}
