package org.freshet.isr.redis;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.freshet.isr.api.Tag;
import org.freshet.isr.config.Codes;
import org.freshet.isr.config.RedisSettings;
import org.freshet.isr.redis.ToldRaises.Told;
import org.freshet.isr.redis.port.Call;
import org.freshet.isr.redis.port.Commands;
import org.freshet.isr.redis.port.Reply;
import org.freshet.isr.redis.port.Script;
import org.freshet.isr.tags.Cause;
import org.freshet.isr.tags.EntityRef;
import org.freshet.isr.tags.KnownRaises;
import org.freshet.isr.tags.Raise;
import org.freshet.isr.tags.Sequence;
import org.freshet.isr.tags.TagGraphException;
import org.freshet.isr.tags.text.EntityText;
import org.jspecify.annotations.Nullable;

/**
 * The order of raises that all nodes share, as far as this node has followed it.
 *
 * <p>Each raise carries a mark by chance. Whoever follows shows the mark of the last raise it has
 * seen: if that raise is not there any more, Redis was emptied or fell back to an older copy, and a
 * new generation begins. One thread at a time follows; raises may come from any.
 */
final class RaiseOrder {

  private static final Logger LOG = System.getLogger(RaiseOrder.class.getName());
  private static final int BATCH = 500;
  private static final int LEAST_HISTORY = 100;
  private static final long VERSIONS = 1L << 32;

  /** The last raise that was seen here. */
  private record Place(long generation, long number, String mark) {}

  private final Commands commands;
  private final RedisKeys keys;
  private final RedisSettings settings;
  private final int epochs;
  private final InstantSource clock;
  private final LongSupplier nanos;
  private final ToldRaises told;
  private final RaiseMarks marks = new RaiseMarks();

  /** How many raises of before are asked for; fewer where so many do not arrive in time. */
  private int history;

  private volatile Consumer<Raise> listener = raise -> {};
  private volatile BiConsumer<Raise, Cause> causes = (raise, cause) -> {};
  private volatile @Nullable KnownRaises known;
  private volatile @Nullable Place place;
  private volatile long heardAt;

  /**
   * An order that was not joined yet.
   *
   * @param epochs how many tags' epochs are remembered
   * @param nanos a clock that only ever goes on, as {@link System#nanoTime}
   */
  RaiseOrder(
      Commands commands,
      RedisKeys keys,
      RedisSettings settings,
      int epochs,
      InstantSource clock,
      LongSupplier nanos,
      ToldRaises told) {
    this.commands = commands;
    this.keys = keys;
    this.settings = settings;
    this.epochs = epochs;
    this.clock = clock;
    this.nanos = nanos;
    this.told = told;
    this.history = settings.maxRaises();
  }

  /**
   * Says who is told of raises from elsewhere, and of each time that this node joins, as if
   * everything was raised then.
   */
  void tells(Consumer<Raise> others) {
    listener = others;
  }

  /** Says who is told of the causes of raises from elsewhere, where they are known. */
  void tellsCauses(BiConsumer<Raise, Cause> operators) {
    causes = operators;
  }

  /** What is known, null before this node has joined. */
  @Nullable KnownRaises known() {
    return known;
  }

  /** The name of this node, by chance. */
  String node() {
    return marks.node();
  }

  /** For how long nothing may have been heard of a raise elsewhere. */
  Duration lag() {
    return known == null ? settings.maxLag().multipliedBy(2) : Duration.ofNanos(silence());
  }

  /** Whether what is known here is what there is, but for the lag that the settings allow. */
  boolean isTrusted() {
    return known != null && silence() <= settings.maxLag().toNanos();
  }

  private long silence() {
    return Math.max(0, nanos.getAsLong() - heardAt);
  }

  /** Raises tags; on this node they count since a while ago. */
  Raise raise(
      Set<Tag> tags,
      boolean expire,
      Set<EntityRef> changed,
      @Nullable Cause cause,
      Duration ago,
      OpenRaises open) {
    Place seen = last();
    String mark = marks.next();
    Call call =
        Call.of(
                Script.RAISE,
                keys.order(),
                keys.raises(),
                keys.epochs(),
                keys.raised(),
                keys.open())
            .with(marks.number())
            .with(seen == null ? "" : Long.toString(seen.generation()))
            .with(seen == null ? 0 : seen.number())
            .with(seen == null ? "" : seen.mark())
            .with(mark)
            .with(marks.node())
            .with(expire ? "1" : "0")
            .with(settings.maxRaises())
            .with(epochs)
            .with(EntityText.write(changed))
            .with(cause == null || cause.who() == null ? "" : cause.who())
            .with(cause == null ? "" : cause.why());
    open.enter(call);
    call.with(ago.toMillis());
    tags.forEach(tag -> call.with(tag.text()));
    Reply reply = commands.run(call);
    Sequence sequence = new Sequence(reply.part(0).number(), reply.part(1).number());
    Raise raise = new Raise(sequence, tags, expire, changed, clock.instant().minus(ago));
    KnownRaises now = known;
    if (now == null || now.generation() != sequence.generation()) {
      join(false);
    }
    marks.isOwn(sequence.number(), mark);
    open.entered(raise);
    learn(raise);
    return raise;
  }

  /** The last raise that is known here: the last one heard of, or a later one of this node's. */
  private @Nullable Place last() {
    Place seen = place;
    Map.Entry<Long, String> latest = marks.latest();
    return seen == null || latest == null || latest.getKey() <= seen.number()
        ? seen
        : new Place(seen.generation(), latest.getKey(), latest.getValue());
  }

  /** Whoever joins anew meanwhile may not have read this raise. */
  @SuppressWarnings("ReferenceEquality") // another one, even if it knows the same
  private void learn(Raise raise) {
    KnownRaises learning;
    do {
      learning = known;
      if (learning != null) {
        learning.learn(raise);
      }
    } while (learning != known);
  }

  /** Joins what there is; nobody waits for this. */
  void join() {
    join(false);
  }

  private synchronized void join(boolean fallen) {
    KnownRaises before = known;
    long asked = nanos.getAsLong();
    Call call =
        Call.of(Script.JOIN, keys.order(), keys.raises(), keys.epochs(), keys.raised(), keys.open())
            .with(marks.number())
            .with(before == null ? "" : Long.toString(before.generation()))
            .with(fallen ? "1" : "0")
            .with(history);
    Reply reply;
    try {
      reply = commands.runBehind(call);
    } catch (TagGraphException e) {
      history = Math.max(LEAST_HISTORY, history / 4);
      throw e;
    }
    Sequence joined = new Sequence(reply.part(0).number(), reply.part(1).number());
    List<Told> told =
        this.told.history(reply.part(3), joined, clock.instant(), reply.part(2).number());
    KnownRaises now =
        new KnownRaises(
            epochs,
            joined,
            joined.number() - told.size(),
            before == null ? 0 : before.version() + VERSIONS);
    told.forEach(one -> now.learn(one.raise()));
    String mark = told.isEmpty() ? "" : told.get(told.size() - 1).mark();
    marks.forget();
    place = new Place(joined.generation(), joined.number(), mark);
    known = now;
    heardAt = asked;
    // Nobody knows what was changed meanwhile.
    listener.accept(
        new Raise(
            joined, Set.of(Tag.of("app")), true, Set.of(EntityText.EVERYTHING), clock.instant()));
  }

  /**
   * Hears what was raised since the last time.
   *
   * @return whether there is more
   */
  boolean follow() {
    Place seen = place;
    Place last = last();
    if (seen == null || last == null) {
      join(false);
      return false;
    }
    long asked = nanos.getAsLong();
    Reply reply =
        commands.runBehind(
            Call.of(Script.TAIL, keys.order(), keys.raises())
                .with(seen.generation())
                .with(seen.number())
                .with(seen.mark())
                .with(BATCH + 1L)
                .with(last.number())
                .with(last.mark()));
    switch (reply.part(0).text()) {
      case "same" -> {
        List<Reply> raises = reply.part(1).parts();
        hear(seen, raises, reply.part(2).number());
        if (raises.size() < BATCH) {
          heardAt = asked;
          return false;
        }
        return true;
      }
      case "other" -> rejoin("another node began a new order of raises", false);
      case "missed" -> rejoin("more was raised than is kept while this node was away", false);
      default ->
          rejoin(
              "Redis has lost raises that this node knows (emptied, or fallen back to an older"
                  + " copy); a new order begins",
              true);
    }
    return false;
  }

  private void rejoin(String why, boolean fallen) {
    LOG.log(
        Level.WARNING,
        Codes.REDIS_ORDER + ": " + why + "; what was stored under the old one is not served");
    join(fallen);
  }

  /** Another thread may have joined anew meanwhile: then all of this was said there. */
  private synchronized void hear(Place seen, List<Reply> raises, long present) {
    if (!seen.equals(place)) {
      return;
    }
    for (Reply entry : raises) {
      Told one = told.read(seen.generation(), entry, clock.instant(), present);
      long number = one.raise().sequence().number();
      learn(one.raise());
      place = new Place(seen.generation(), number, one.mark());
      if (!marks.heard(number, one.mark())) {
        listener.accept(one.raise());
        Cause cause = one.cause();
        if (cause != null) {
          causes.accept(one.raise(), cause);
        }
      }
    }
    marks.forgetUpTo(placeNumber());
  }

  /** The last raise that was heard of; none, of no generation, before this node has joined. */
  Sequence place() {
    Place now = place;
    return now == null ? new Sequence(0, 0) : new Sequence(now.generation(), now.number());
  }

  private long placeNumber() {
    Place now = place;
    return now == null ? Long.MIN_VALUE : now.number();
  }

  /** The last raise that was heard of, as a stream names it. */
  String after() {
    return Math.max(0, placeNumber()) + "-0";
  }
}
