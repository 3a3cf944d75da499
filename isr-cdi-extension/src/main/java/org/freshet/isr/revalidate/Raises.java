package org.freshet.isr.revalidate;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Set;
import org.freshet.isr.api.Tag;
import org.freshet.isr.api.TagsRaised;
import org.freshet.isr.config.Codes;
import org.freshet.isr.config.IsrSettings;
import org.freshet.isr.revalidate.WaitingRaises.Waiting;
import org.freshet.isr.tags.AnyTag;
import org.freshet.isr.tags.Cause;
import org.freshet.isr.tags.EntityRef;
import org.freshet.isr.tags.OwnRaises;
import org.freshet.isr.tags.Raise;
import org.freshet.isr.tags.Sequence;
import org.freshet.isr.tags.TagGraph;
import org.jspecify.annotations.Nullable;

/**
 * Raises tags and sees to what follows from it, in this order: the graph learns of it at once;
 * behind, second-level caches forget the entities, then pins include the raise, then the pages that
 * carry the tags are queued for renewal.
 *
 * <p>A raise that the graph cannot take is kept and repeated until it can; until then {@link
 * #unrecorded} makes its tags count as raised on this node. Thread-safe; nothing here throws for a
 * backend's sake or waits for one.
 */
public final class Raises {

  private static final Logger LOG = System.getLogger(Raises.class.getName());
  static final Duration FIRST_RETRY = Duration.ofMillis(200);
  private static final Duration LAST_RETRY = Duration.ofSeconds(10);

  private final TagGraph graph;
  private final RaiseFollower follower;
  private final Background background;
  private final Runnable expired;
  private final Duration settle;
  private final InstantSource clock;
  private final WaitingRaises unrecorded;
  private volatile Outcomes outcomes = event -> {};

  /**
   * Raises on {@code graph}.
   *
   * @param expired called with each raise that expires, before it returns: what is being produced
   *     now must not answer requests that come later
   * @param clock tells since when a raise counts that the graph could not take
   */
  public Raises(
      TagGraph graph,
      SharedCaches caches,
      RequestsUnderWay underWay,
      RaiseRenewals pages,
      Background background,
      Runnable expired,
      IsrSettings settings,
      InstantSource clock) {
    this.graph = graph;
    this.follower = new RaiseFollower(graph, caches, underWay, pages, background);
    this.background = background;
    this.expired = expired;
    this.settle = settings.settle();
    this.clock = clock;
    this.unrecorded = new WaitingRaises(background, this::recordLate);
  }

  /**
   * Raises tags once, and again after {@code isr.settle} if that is above 0; with them those that
   * stand for {@linkplain AnyTag any} tag of their namespaces.
   *
   * @return the raise, null if the graph could not take it yet
   */
  public @Nullable Raise raise(Set<Tag> tags, boolean expire, Set<EntityRef> entities) {
    return raise(tags, expire, entities, settle);
  }

  /** As {@link #raise(Set, boolean, Set)}, and again after {@code again}, unless that is zero. */
  public @Nullable Raise raise(
      Set<Tag> tags, boolean expire, Set<EntityRef> entities, Duration again) {
    return raise(tags, expire, entities, again, Cause.ofChange(entities));
  }

  /** As {@link #raise(Set, boolean, Set)}, of no entities and for a cause that is known. */
  public @Nullable Raise raise(Set<Tag> tags, boolean expire, Cause cause) {
    return raise(tags, expire, Set.of(), settle, cause);
  }

  /** As {@link #raise(Set, boolean, Set)}, for a cause that is known. */
  public @Nullable Raise raise(
      Set<Tag> tags, boolean expire, Set<EntityRef> entities, Cause cause) {
    return raise(tags, expire, entities, settle, cause);
  }

  private @Nullable Raise raise(
      Set<Tag> tags, boolean expire, Set<EntityRef> entities, Duration again, Cause cause) {
    if (tags.isEmpty()) {
      throw new IllegalArgumentException("tags is empty, must name at least one tag");
    }
    Wanted wanted = new Wanted(AnyTag.withThoseOf(tags), expire, entities, cause);
    Raise raise = record(wanted);
    if (!again.isZero()) {
      background.schedule(() -> record(wanted), again);
    }
    return raise;
  }

  /**
   * Follows a raise that another node made: second-level caches forget, then pins include it. That
   * node sees to the renewal of its pages, and to edges.
   */
  public void heard(Raise raise) {
    if (raise.expire()) {
      expired.run();
    }
    follower.hear(raise);
  }

  /** Says who is told of each recorded raise, on the thread that raised. */
  public void tells(Outcomes others) {
    outcomes = others;
  }

  /** How many raises of this node wait to be recorded. */
  public int waiting() {
    return unrecorded.size();
  }

  /**
   * Expires tags of pages that nobody renews until somebody asks for them.
   *
   * @param tags at least one
   */
  public void invalidate(Set<Tag> tags) {
    record(new Wanted(tags, true, Set.of(), null));
  }

  /** What was raised on this node and the graph does not know yet. */
  public Unrecorded unrecorded(Collection<Tag> tags) {
    return unrecorded.concerning(tags);
  }

  /** Since when it counts as raised, null if there is nothing. */
  public @Nullable Instant unrecordedSince(Collection<Tag> tags) {
    return unrecorded.since(tags);
  }

  /** What waits to be recorded. */
  public enum Unrecorded {
    /** Nothing does. */
    NOTHING,
    /** A raise. */
    RAISE,
    /** A raise after which nothing older may be served. */
    EXPIRE
  }

  /** Sees to what lost transactions and lost nodes owe, every half lease from now on. */
  public void watchDebts(Duration lease) {
    background.schedule(
        () -> {
          raiseOverdue();
          takeOver();
          watchDebts(lease);
        },
        lease.dividedBy(2));
  }

  private void raiseOverdue() {
    try {
      for (TagGraph.Debt debt : graph.overdue()) {
        LOG.log(
            Level.WARNING,
            Codes.RAISE_FAILED
                + ": a transaction ended without telling how; its "
                + debt.tags().size()
                + " tags are raised");
        // What could not be recorded stays owed, too: it may be this node that is lost next.
        Cause lost = new Cause(null, "lost transaction");
        if (raise(debt.tags(), false, debt.entities(), settle, lost) != null) {
          graph.settle(debt.transaction());
        }
      }
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, Codes.RAISE_FAILED + ": overdue tags could not be read", e);
    }
  }

  private void takeOver() {
    try {
      for (TagGraph.Left left : graph.left()) {
        LOG.log(
            Level.INFO,
            Codes.RAISE_TAKEN_OVER
                + ": a node was lost in the middle of a raise of "
                + left.raise().tags().size()
                + " tags; this node goes on with it");
        follower.goOn(left.raise(), left.cause());
      }
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, Codes.RAISE_FAILED + ": raises of lost nodes could not be read", e);
    }
  }

  private @Nullable Raise record(Wanted wanted) {
    Instant now = clock.instant();
    try {
      Raise raise = recorded(wanted, Duration.ZERO);
      OwnRaises.note(raise.sequence());
      return raise;
    } catch (RuntimeException e) {
      // Nobody knows its number yet: nothing that is stored is known to come after it.
      OwnRaises.note(new Sequence(graph.pin().generation(), Long.MAX_VALUE));
      // One of many tells enough.
      LOG.log(
          unrecorded.size() == 0 ? Level.ERROR : Level.DEBUG,
          Codes.RAISE_FAILED + ": a raise of " + wanted.tags().size() + " tags waits",
          e);
      unrecorded.add(new Waiting(wanted, now));
      if (wanted.expire()) {
        expired.run();
      }
      return null;
    }
  }

  private boolean recordLate(Waiting waiting) {
    try {
      recorded(waiting.wanted(), Duration.between(waiting.since(), clock.instant()));
      return true;
    } catch (RuntimeException e) {
      LOG.log(Level.DEBUG, "a raise waits on", e);
      return false;
    }
  }

  private Raise recorded(Wanted wanted, Duration ago) {
    Cause renewing = RenewalThread.isCurrent() ? null : wanted.cause();
    Raise raise = graph.raise(wanted.tags(), wanted.expire(), wanted.entities(), renewing, ago);
    if (wanted.expire()) {
      expired.run();
    }
    Cause cause = wanted.cause();
    // Told first: whoever renews a page for its sake may want to know of it.
    outcomes.fire(
        new TagsRaised(
            raise.sequence().number(),
            AnyTag.without(raise.tags()),
            wanted.expire(),
            cause == null ? null : cause.who(),
            cause == null ? "unsafe request" : cause.why(),
            raise.at()));
    follower.follow(raise, renewing);
    return raise;
  }

  /** A raise; without a cause its pages are not renewed. */
  record Wanted(Set<Tag> tags, boolean expire, Set<EntityRef> entities, @Nullable Cause cause) {}

  static Duration longer(Duration delay) {
    Duration doubled = delay.multipliedBy(2);
    return doubled.compareTo(LAST_RETRY) > 0 ? LAST_RETRY : doubled;
  }
}
