package org.freshet.isr.tags;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.freshet.isr.api.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which stored responses depend on which tags, and when each tag was last raised (its
 * epoch).
 *
 * <p><b>The promise it carries.</b> Once {@link #raise} has returned, {@link #standing} tells that
 * everything pinned before is not current, for every tag of the raise, whatever else goes on:
 * threads that are storing, epochs that were forgotten for want of room, links that were never
 * made. Being too strict is allowed, being too lenient never.
 *
 * <p><b>Order.</b> A raise takes the next number of the {@link Sequence}. The {@link #pin} that a
 * request takes when it enters is not the last number but the last one up to which every raise has
 * been {@linkplain #advance advanced} past, without a gap: a raise whose entities still sit in a
 * second-level cache must not count as known to a response that may have read them there.
 *
 * <p><b>Namespaces.</b> Raising a tag without value raises every tag of its namespace. Raising what
 * is {@linkplain PathTags#under under} a path raises the tag of every path at or beneath it;
 * nothing carries such a tag.
 *
 * <p><b>Memory</b> is bounded. Epochs beyond the bound are forgotten oldest first, and the number
 * of the youngest forgotten one becomes the floor: whatever was pinned before the floor is not
 * current.
 *
 * <p><b>Threads and failures.</b> All methods may be called by any thread at any time, and none
 * blocks for longer than a command of its backend. {@link #pin}, {@link #version} and {@link
 * #standing} are on the hit path and never fail; the others may throw {@link TagGraphException},
 * which callers must survive: a response that could not be linked is not stored, a raise that
 * failed is repeated.
 */
public interface TagGraph {

  /** What this node knows: the pin for whatever begins to be produced now. */
  Sequence pin();

  /**
   * A number that is different whenever {@link #standing} might answer differently than before, for
   * any response; lets a hit skip the question.
   */
  long version();

  /**
   * How a response stands that was pinned at {@code pin} and depends on {@code tags}.
   *
   * <p>An epoch of one of the tags, or of the namespace of one, above the pin's number makes it
   * stale, since the earliest such raise. A pin of another generation, or one below the floor, is
   * unservable: nobody knows what happened since.
   */
  Standing standing(Sequence pin, Collection<Tag> tags);

  /**
   * Raises tags: everything pinned before is no longer current when this returns. Constant in the
   * number of responses that carry them.
   *
   * @param tags at least one
   * @param expire whether what was pinned before may not even be served as stale
   * @param entities the changed entities, empty if none are known
   * @return the raise, which must be {@linkplain #advance advanced} past once second-level caches
   *     have forgotten its entities
   */
  default Raise raise(Set<Tag> tags, boolean expire, Set<EntityRef> entities) {
    return raise(tags, expire, entities, null);
  }

  /**
   * As {@link #raise(Set, boolean, Set)}; a graph that nodes share remembers what follows from it,
   * too, until it is {@linkplain #followed followed}.
   *
   * @param cause who raised and why, null if nobody renews the pages for its sake
   */
  default Raise raise(
      Set<Tag> tags, boolean expire, Set<EntityRef> entities, @Nullable Cause cause) {
    return raise(tags, expire, entities, cause, Duration.ZERO);
  }

  /**
   * As {@link #raise(Set, boolean, Set, Cause)}, of something that the graph could not be told of
   * when it happened.
   *
   * @param ago how long ago that was: since then what was pinned before is stale on this node, zero
   *     for now
   */
  Raise raise(
      Set<Tag> tags, boolean expire, Set<EntityRef> entities, @Nullable Cause cause, Duration ago);

  /**
   * All that follows from a raise of this node is done: its pages are renewed or left to visitors,
   * and edges have taken it. Unknown raises are ignored.
   */
  default void followed(Raise raise) {}

  /**
   * Takes over raises whose node was lost before it had followed them. Each is handed to one caller
   * at a time; one that is not followed within a lease, by a node that is lost in its turn, is
   * handed out again. To be called every half lease, which tells that this node is not lost.
   *
   * @return those; none, the default, where a node that is lost takes its raises along
   */
  default List<Left> left() {
    return List.of();
  }

  /**
   * A raise that a lost node has left.
   *
   * @param raise the raise
   * @param cause who raised it and why, null if nobody renews its pages
   */
  record Left(Raise raise, @Nullable Cause cause) {}

  /**
   * Second-level caches of this node have forgotten the entities of this raise, and no load that
   * began before can bring their old state back. Once that holds for all raises up to one, pins
   * include it. Order of calls does not matter.
   */
  void advance(Raise raise);

  /**
   * Enters tags as owed by a transaction that is about to commit. Calls for the same transaction
   * add up, and each begins its lease anew.
   *
   * @param transaction identifies the transaction, unique for all time
   */
  void owe(String transaction, Set<Tag> tags, Set<EntityRef> entities);

  /**
   * The transaction ended: its debt was raised, or it was rolled back and owes nothing. Unknown
   * transactions are ignored.
   */
  void settle(String transaction);

  /**
   * Takes over debts that were entered more than a lease ago and never settled: their transactions'
   * fate is unknown, so the caller raises them, and settles them then. A debt is handed out to one
   * caller at a time; one that is not settled within another lease is handed out again, since its
   * taker may be lost, too.
   */
  List<Debt> overdue();

  /** Remembers that a stored response depends on tags, instead of those it depended on before. */
  void link(String key, Set<Tag> tags);

  /** Forgets a stored response. */
  void unlink(String key);

  /** The tags that a stored response was linked with; empty if it is unknown. */
  Set<Tag> tags(String key);

  /**
   * The stored responses that depend on a tag, page by page; for a namespace, those that depend on
   * any tag of it; for what is under a path, those of all paths there.
   *
   * @param tag the tag
   * @param after the last key of the page before, null for the first page
   * @param limit the most keys to return, from 1
   * @return keys in an order of the graph's own, always the same, fewer than {@code limit} only at
   *     the end
   */
  List<String> keys(Tag tag, @Nullable String after, int limit);

  /**
   * How its backend is, for operators to read: names and texts, numbers or truths, and no secret;
   * empty if there is nothing to tell.
   */
  default Map<String, Object> condition() {
    return Map.of();
  }

  /**
   * The tags that stored responses carry, for operators to look through.
   *
   * @param part what their texts contain, empty for all tags
   * @param after the text of the last tag of the page before, null for the first page
   * @param limit the most tags to return, from 1
   * @return in the order of their texts; none where a graph cannot tell that at a fair cost, which
   *     is what this default does
   */
  default List<Carried> carried(String part, @Nullable String after, int limit) {
    return List.of();
  }

  /**
   * A tag that stored responses carry.
   *
   * @param tag the tag
   * @param pages how many carry it
   */
  record Carried(Tag tag, long pages) {}

  /**
   * A graph in the memory of this process: its order of raises begins with it, in a generation of
   * its own.
   *
   * @param clock tells when a tag was raised, and when a lease is over
   * @param limits its bounds
   */
  static TagGraph inMemory(InstantSource clock, Limits limits) {
    return new InMemoryTagGraph(clock, limits);
  }

  /**
   * What a transaction owed when nothing more was heard of it.
   *
   * @param transaction the transaction
   * @param tags the owed tags
   * @param entities the changed entities
   */
  record Debt(String transaction, Set<Tag> tags, Set<EntityRef> entities) {}

  /**
   * Bounds of a graph.
   *
   * @param epochs how many tags' epochs are remembered, from 1
   * @param links how many responses are linked, from 1; beyond it the oldest links are forgotten,
   *     which costs their renewal behind, never their staleness
   * @param lease how long a transaction may owe before it counts as lost
   */
  record Limits(int epochs, int links, Duration lease) {

    /** 100 000 epochs, 1 000 000 links, a lease of a minute. */
    public static final Limits DEFAULT = new Limits(100_000, 1_000_000, Duration.ofMinutes(1));

    /** Bounds that are all positive. */
    public Limits {
      if (epochs < 1 || links < 1 || lease.isNegative() || lease.isZero()) {
        throw new IllegalArgumentException(
            "epochs " + epochs + ", links " + links + ", lease " + lease + ", must be positive");
      }
    }
  }
}
