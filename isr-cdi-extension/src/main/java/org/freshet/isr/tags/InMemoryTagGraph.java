package org.freshet.isr.tags;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.freshet.isr.api.Tag;
import org.jspecify.annotations.Nullable;

/** A tag graph in the memory of this process. It has no thread and fails never. */
final class InMemoryTagGraph implements TagGraph {

  private final InstantSource clock;
  private final long generation;
  private final Watermark watermark;
  private final Epochs epochs;
  private final Debts debts;
  private final Links links;

  /** A graph with a generation of its own. */
  InMemoryTagGraph(InstantSource clock, Limits limits) {
    this(clock, limits, new Sequence(new SecureRandom().nextLong(), 0));
  }

  /**
   * A graph that joins an order of raises which has come this far: of earlier ones it knows none.
   */
  InMemoryTagGraph(InstantSource clock, Limits limits, Sequence start) {
    this.clock = clock;
    this.generation = start.generation();
    this.watermark = new Watermark(generation, start.number());
    this.epochs = new Epochs(limits.epochs(), start.number());
    this.debts = new Debts(clock, limits.lease());
    this.links = new Links(limits.links());
  }

  @Override
  public Sequence pin() {
    return watermark.pin();
  }

  @Override
  public long version() {
    return epochs.version();
  }

  @Override
  public Standing standing(Sequence pin, Collection<Tag> tags) {
    return pin.generation() == generation
        ? epochs.standing(pin.number(), tags)
        : Standing.UNSERVABLE;
  }

  @Override
  public Raise raise(
      Set<Tag> tags, boolean expire, Set<EntityRef> entities, @Nullable Cause cause, Duration ago) {
    Set<Tag> raised = atLeastOne(tags);
    Set<EntityRef> changed = Set.copyOf(entities);
    Instant since = clock.instant().minus(ago);
    long number = watermark.next();
    epochs.raised(number, raised, expire, since);
    return new Raise(new Sequence(generation, number), raised, expire, changed, since);
  }

  /**
   * Takes note of a raise that took its number in an order shared with others, whether it was
   * raised here or elsewhere; in any order, and again without effect. Raises of another generation
   * are ignored.
   */
  void learn(Raise raise) {
    if (raise.sequence().generation() == generation) {
      long number = raise.sequence().number();
      watermark.heardOf(number);
      epochs.raised(number, atLeastOne(raise.tags()), raise.expire(), raise.at());
    }
  }

  @Override
  public void advance(Raise raise) {
    if (raise.sequence().generation() == generation) {
      watermark.done(raise.sequence().number());
    }
  }

  @Override
  public void owe(String transaction, Set<Tag> tags, Set<EntityRef> entities) {
    debts.owe(transaction, tags, entities);
  }

  @Override
  public void settle(String transaction) {
    debts.settle(transaction);
  }

  @Override
  public List<Debt> overdue() {
    return debts.overdue();
  }

  @Override
  public void link(String key, Set<Tag> tags) {
    links.link(key, tags);
  }

  @Override
  public void unlink(String key) {
    links.unlink(key);
  }

  @Override
  public Set<Tag> tags(String key) {
    return links.tags(key);
  }

  @Override
  public List<String> keys(Tag tag, @Nullable String after, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit is " + limit + ", must be positive");
    }
    return links.keys(tag, after, limit);
  }

  @Override
  public List<Carried> carried(String part, @Nullable String after, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit is " + limit + ", must be positive");
    }
    return links.carried(part, after, limit);
  }

  private static Set<Tag> atLeastOne(Set<Tag> tags) {
    if (tags.isEmpty()) {
      throw new IllegalArgumentException("tags are empty, must be at least one");
    }
    return Set.copyOf(tags);
  }
}
