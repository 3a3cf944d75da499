package org.freshet.isr.revalidate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.freshet.isr.api.Tag;
import org.freshet.isr.tags.AnyTag;
import org.freshet.isr.tags.PathTags;
import org.freshet.isr.tags.TagGraph;
import org.jspecify.annotations.Nullable;

/**
 * The stored responses that depend on raised tags, in batches: first those that are asked for most
 * often, then the others in the order of the graph. So many keys are held at a time as a batch has,
 * however many pages there are; the graph is read twice for it.
 *
 * <p>Used by one thread at a time. While the graph cannot tell them both methods fail, and may be
 * called again: none is missed then.
 */
final class RaisedPages {

  private static final int PAGE = 500;

  private record Candidate(String key, int visits, int place) {}

  private static final Comparator<Candidate> COLDEST_FIRST =
      Comparator.comparingInt(Candidate::visits)
          .thenComparing(Candidate::place, Comparator.reverseOrder());

  private final TagGraph graph;
  private final Visits visits;
  private final List<Tag> tags;
  private final int batch;
  private final Set<String> hottest = new HashSet<>();

  /** Of the next batch, kept if the graph cannot tell the rest of it now. */
  private final List<String> found = new ArrayList<>();

  private int known;
  private int tag;
  private @Nullable String after;

  /**
   * Pages of tags.
   *
   * @param batch how many to hand out at a time, from 1
   */
  RaisedPages(TagGraph graph, Visits visits, Set<Tag> tags, int batch) {
    this.graph = graph;
    this.visits = visits;
    // Those that stand for others have few pages of their own.
    this.tags =
        tags.stream()
            .sorted(Comparator.comparing(AnyTag::is).thenComparing(Comparator.naturalOrder()))
            .toList();
    this.batch = batch;
  }

  /** How many there are; told by {@link #hottest}. */
  int known() {
    return known;
  }

  /** The first batch, hottest first; looks at all pages once. */
  List<String> hottest() {
    // Begun anew if the graph could not tell all of them the last time.
    known = 0;
    PriorityQueue<Candidate> best = new PriorityQueue<>(COLDEST_FIRST);
    for (int i = 0; i < tags.size(); i++) {
      forEach(
          i,
          key -> {
            best.add(new Candidate(key, visits.of(key), known++));
            if (best.size() > batch) {
              best.remove();
            }
          });
    }
    List<String> first =
        best.stream().sorted(COLDEST_FIRST.reversed()).map(Candidate::key).toList();
    hottest.addAll(first);
    if (known <= batch) {
      tag = tags.size();
    }
    return first;
  }

  private void forEach(int index, Consumer<String> action) {
    String last = null;
    List<String> keys;
    do {
      keys = read(index, last);
      keys.stream().filter(key -> isNew(key, index)).forEach(action);
      last = keys.isEmpty() ? null : keys.get(keys.size() - 1);
    } while (keys.size() == PAGE);
  }

  /** The next batch after the first; an empty one is the end. */
  List<String> next() {
    while (tag < tags.size() && found.size() < batch) {
      List<String> keys = read(tag, after);
      for (int i = 0; i < keys.size() && found.size() < batch; i++) {
        String key = keys.get(i);
        if (!hottest.contains(key) && isNew(key, tag)) {
          found.add(key);
        }
        after = key;
        if (i == keys.size() - 1 && keys.size() < PAGE) {
          tag++;
          after = null;
        }
      }
      if (keys.isEmpty()) {
        tag++;
        after = null;
      }
    }
    List<String> next = List.copyOf(found);
    found.clear();
    return next;
  }

  private List<String> read(int index, @Nullable String last) {
    return graph.keys(tags.get(index), last, PAGE);
  }

  /** Whether no earlier tag has handed the page out. */
  private boolean isNew(String key, int index) {
    if (index == 0) {
      return true;
    }
    Set<Tag> carried = graph.tags(key);
    Stream<Tag> earlier = tags.subList(0, index).stream();
    return earlier.noneMatch(
        raised -> carried.stream().anyMatch(one -> PathTags.covers(raised, one)));
  }
}
