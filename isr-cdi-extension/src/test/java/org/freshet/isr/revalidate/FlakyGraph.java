package org.freshet.isr.revalidate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.freshet.isr.FakeClock;
import org.freshet.isr.api.Tag;
import org.freshet.isr.tags.Cause;
import org.freshet.isr.tags.EntityRef;
import org.freshet.isr.tags.Raise;
import org.freshet.isr.tags.Sequence;
import org.freshet.isr.tags.Standing;
import org.freshet.isr.tags.TagGraph;
import org.freshet.isr.tags.TagGraphException;
import org.jspecify.annotations.Nullable;

/** A graph in memory whose calls fail as long as a test wants, and are written down. */
public final class FlakyGraph implements TagGraph {

  /** How long a transaction may owe. */
  public static final Duration LEASE = Duration.ofMinutes(1);

  /** The calls that can fail. */
  public enum Call {
    /** {@link TagGraph#raise}. */
    RAISE,
    /** {@link TagGraph#advance}. */
    ADVANCE,
    /** {@link TagGraph#link}. */
    LINK,
    /** {@link TagGraph#unlink}. */
    UNLINK,
    /** {@link TagGraph#keys}. */
    KEYS,
    /** {@link TagGraph#overdue}. */
    OVERDUE,
    /** {@link TagGraph#settle}. */
    SETTLE
  }

  /** The numbers of the raises that were followed, in order. */
  public final List<Long> followed = new ArrayList<>();

  /** What lost nodes have left. */
  public final List<Left> left = new ArrayList<>();

  private final TagGraph graph;
  private final Set<Call> failing = EnumSet.noneOf(Call.class);
  private final Set<Tag> refused = new HashSet<>();
  private final List<String> log;

  /** A graph that works until it is told otherwise. */
  public FlakyGraph(FakeClock clock) {
    this(clock, new ArrayList<>());
  }

  /** A graph that writes its raises and advances into a log. */
  public FlakyGraph(FakeClock clock, List<String> log) {
    this.graph = TagGraph.inMemory(clock, new Limits(10_000, 10_000, LEASE));
    this.log = log;
  }

  /** From now on these calls fail. */
  public void fail(Call... calls) {
    failing.addAll(List.of(calls));
  }

  /** It will never take a raise of this tag. */
  public void refuse(Tag tag) {
    refused.add(tag);
  }

  /** From now on everything works. */
  public void recover() {
    failing.clear();
  }

  private void perhaps(Call call) {
    if (failing.contains(call)) {
      throw new TagGraphException("down", new IllegalStateException("down"));
    }
  }

  @Override
  public Sequence pin() {
    return graph.pin();
  }

  @Override
  public long version() {
    return graph.version();
  }

  @Override
  public Standing standing(Sequence pin, Collection<Tag> tags) {
    return graph.standing(pin, tags);
  }

  @Override
  public Raise raise(
      Set<Tag> tags, boolean expire, Set<EntityRef> entities, @Nullable Cause cause, Duration ago) {
    perhaps(Call.RAISE);
    if (!Collections.disjoint(tags, refused)) {
      throw new TagGraphException("refused");
    }
    log.add("raise");
    return graph.raise(tags, expire, entities, cause, ago);
  }

  @Override
  public void followed(Raise raise) {
    followed.add(raise.sequence().number());
  }

  @Override
  public List<Left> left() {
    List<Left> all = List.copyOf(left);
    left.clear();
    return all;
  }

  @Override
  public void advance(Raise raise) {
    perhaps(Call.ADVANCE);
    log.add("advance");
    graph.advance(raise);
  }

  @Override
  public void owe(String transaction, Set<Tag> tags, Set<EntityRef> entities) {
    graph.owe(transaction, tags, entities);
  }

  @Override
  public void settle(String transaction) {
    perhaps(Call.SETTLE);
    log.add("settle " + transaction);
    graph.settle(transaction);
  }

  @Override
  public List<Debt> overdue() {
    perhaps(Call.OVERDUE);
    return graph.overdue();
  }

  @Override
  public void link(String key, Set<Tag> tags) {
    perhaps(Call.LINK);
    graph.link(key, tags);
  }

  @Override
  public void unlink(String key) {
    perhaps(Call.UNLINK);
    graph.unlink(key);
  }

  @Override
  public Set<Tag> tags(String key) {
    return graph.tags(key);
  }

  @Override
  public List<String> keys(Tag tag, @Nullable String after, int limit) {
    perhaps(Call.KEYS);
    return graph.keys(tag, after, limit);
  }
}
