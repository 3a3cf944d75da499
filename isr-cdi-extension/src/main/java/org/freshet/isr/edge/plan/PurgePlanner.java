package org.freshet.isr.edge.plan;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.freshet.isr.api.Tag;
import org.freshet.isr.edge.EdgeCache;
import org.freshet.isr.edge.Purge;
import org.freshet.isr.edge.Purge.Kind;
import org.freshet.isr.edge.Purge.Target;
import org.freshet.isr.edge.Reach;
import org.freshet.isr.tags.PathTags;

/**
 * Turns what an edge is to be told into calls within its reach: as tags if it knows tags, else as
 * URLs, and as everything where it must. Immutable and thread-safe.
 */
public final class PurgePlanner {

  private final Reach reach;
  private final Set<Integer> lengths;
  private final List<String> bases;
  private final Supplier<String> ids;

  /**
   * A planner for one edge.
   *
   * @param headers the fields that it and the other edges read
   * @param bases the public bases of the application
   * @param ids supplies a new id for each call
   */
  public PurgePlanner(
      EdgeCache edge, EdgeHeaders headers, List<String> bases, Supplier<String> ids) {
    this.reach = edge.reach();
    this.lengths = headers.lengths(edge);
    this.bases = List.copyOf(bases);
    this.ids = ids;
  }

  /**
   * The calls, in the order in which they are made.
   *
   * @param soft whether what is purged may still be served as stale
   */
  public List<Purge> calls(Pending pending, boolean soft) {
    if (reach.knowsTags()) {
      Set<Tag> raised = pending.everything() ? Set.of(PurgedTags.EVERYTHING) : pending.tags();
      return split(Kind.TAGS, tags(raised), reach.tags(), soft);
    }
    if (pending.everything() || isEverything(pending.tags()) && reach.everything()) {
      return List.of(new Purge(Kind.EVERYTHING, List.of(), soft, ids.get()));
    }
    List<Purge> calls =
        new ArrayList<>(split(Kind.PREFIXES, prefixes(pending.tags()), reach.prefixes(), soft));
    if (reach.urls() > 0) {
      calls.addAll(split(Kind.URLS, pending.pages(), reach.urls(), soft));
    }
    return calls;
  }

  private List<Target> tags(Set<Tag> raised) {
    Set<String> told = new LinkedHashSet<>();
    lengths.forEach(length -> told.addAll(PurgedTags.of(raised, length)));
    return told.stream().map(Target::of).toList();
  }

  private static boolean isEverything(Set<Tag> raised) {
    return raised.contains(PurgedTags.EVERYTHING);
  }

  /**
   * Pages that are forgotten here may still be held there; those known here are told one by one.
   */
  private List<Target> prefixes(Set<Tag> raised) {
    List<Target> prefixes = new ArrayList<>();
    if (reach.prefixes() > 0) {
      raised.stream()
          .filter(PathTags::isUnder)
          .map(PathTags::value)
          .forEach(path -> bases.forEach(base -> prefixes.add(Target.of(base + path))));
    }
    return prefixes;
  }

  private List<Purge> split(Kind kind, List<Target> targets, int most, boolean soft) {
    List<Purge> calls = new ArrayList<>();
    List<Target> batch = new ArrayList<>();
    int bytes = 0;
    for (Target target : targets) {
      int more = target.text().length() + 1;
      if (!batch.isEmpty() && (batch.size() == most || bytes + more > reach.bytes())) {
        calls.add(new Purge(kind, batch, soft, ids.get()));
        batch.clear();
        bytes = 0;
      }
      batch.add(target);
      bytes += more;
    }
    if (!batch.isEmpty()) {
      calls.add(new Purge(kind, batch, soft, ids.get()));
    }
    return calls;
  }
}
