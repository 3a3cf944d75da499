package org.freshet.isr.tags;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.freshet.isr.api.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Which stored responses depend on which tags, both ways. Of a namespace only the tags are kept:
 * its responses are those of its tags, put together when somebody asks.
 *
 * <p>Nothing here is on the hit path: one lock is held for a page of keys at most.
 */
final class Links {

  /** Keys share long beginnings, and their hashes are known: compared first they decide at once. */
  private static final Comparator<String> ORDER =
      Comparator.comparingInt(String::hashCode).thenComparing(Comparator.naturalOrder());

  private final int bound;
  private final Map<String, Set<Tag>> tagsOf = new LinkedHashMap<>();
  private final Map<Tag, NavigableSet<String>> keysOf = new HashMap<>();
  private final Map<Tag, Set<Tag>> linkedIn = new HashMap<>();

  /**
   * No links.
   *
   * @param bound the most responses that are linked; then those linked longest ago are forgotten
   */
  Links(int bound) {
    this.bound = bound;
  }

  synchronized void link(String key, Set<Tag> tags) {
    unlink(key);
    if (tags.isEmpty()) {
      return;
    }
    Set<Tag> linked = Set.copyOf(tags);
    tagsOf.put(key, linked);
    for (Tag tag : linked) {
      keysOf.computeIfAbsent(tag, this::entered).add(key);
    }
    if (tagsOf.size() > bound) {
      unlink(tagsOf.keySet().iterator().next());
    }
  }

  synchronized void unlink(String key) {
    Set<Tag> linked = tagsOf.remove(key);
    if (linked == null) {
      return;
    }
    for (Tag tag : linked) {
      NavigableSet<String> keys = keysOf.get(tag);
      if (keys != null && keys.remove(key) && keys.isEmpty()) {
        left(tag);
      }
    }
  }

  synchronized Set<Tag> tags(String key) {
    return tagsOf.getOrDefault(key, Set.of());
  }

  synchronized List<String> keys(Tag tag, @Nullable String after, int limit) {
    NavigableSet<String> first = new TreeSet<>(ORDER);
    for (Tag each : carried(tag)) {
      addFirst(first, keysOf.get(each), after, limit);
    }
    return List.copyOf(first);
  }

  /** Filtered and sorted without the lock: there may be many, and only an operator wants them. */
  List<TagGraph.Carried> carried(String part, @Nullable String after, int limit) {
    List<Tag> all;
    synchronized (this) {
      all = List.copyOf(keysOf.keySet());
    }
    return all.stream()
        .filter(tag -> tag.text().contains(part))
        .filter(tag -> after == null || tag.text().compareTo(after) > 0)
        .sorted()
        .limit(limit)
        .map(tag -> new TagGraph.Carried(tag, count(tag)))
        .toList();
  }

  private synchronized long count(Tag tag) {
    NavigableSet<String> keys = keysOf.get(tag);
    return keys == null ? 0 : keys.size();
  }

  /** The tags that responses carry and that are raised together with one. */
  private Collection<Tag> carried(Tag tag) {
    if (PathTags.isUnder(tag)) {
      Stream<Tag> paths = linkedIn.getOrDefault(PathTags.PATHS, Set.of()).stream();
      return Stream.concat(Stream.of(tag), paths.filter(path -> PathTags.covers(tag, path)))
          .toList();
    }
    return tag.isNamespace() ? linkedIn.getOrDefault(tag, Set.of()) : Set.of(tag);
  }

  /** Adds the first keys of a tag to the first ones of all, which never become more than a page. */
  private static void addFirst(
      NavigableSet<String> first,
      @Nullable NavigableSet<String> keys,
      @Nullable String after,
      int limit) {
    if (keys == null) {
      return;
    }
    for (String key : after == null ? keys : keys.tailSet(after, false)) {
      if (first.size() >= limit && ORDER.compare(key, first.last()) >= 0) {
        return;
      }
      first.add(key);
      if (first.size() > limit) {
        first.pollLast();
      }
    }
  }

  private NavigableSet<String> entered(Tag tag) {
    linkedIn.computeIfAbsent(tag.namespace(), t -> new HashSet<>()).add(tag);
    return new TreeSet<>(ORDER);
  }

  private void left(Tag tag) {
    keysOf.remove(tag);
    Set<Tag> others = linkedIn.get(tag.namespace());
    if (others != null && others.remove(tag) && others.isEmpty()) {
      linkedIn.remove(tag.namespace());
    }
  }
}
