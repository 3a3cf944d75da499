package org.freshet.isr.tags;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * A set that stays bounded by forgetting details: when it grows past its limit, the largest group
 * is replaced by the one element that stands for all of it, a namespace for its tags, a class for
 * its entities. Not thread-safe.
 *
 * @param <T> the elements
 */
public final class BoundedSet<T> {

  private final int limit;
  private final UnaryOperator<T> whole;
  private final Map<T, Set<T>> groups = new HashMap<>();
  private int size;

  /**
   * An empty set.
   *
   * @param limit the most elements; the number of groups may exceed it
   * @param whole tells what stands for all elements of an element's group, itself if it does
   */
  public BoundedSet(int limit, UnaryOperator<T> whole) {
    this.limit = limit;
    this.whole = whole;
  }

  /** Adds an element, or nothing if what stands for its group is in already. */
  public void add(T element) {
    T group = whole.apply(element);
    Set<T> members = groups.computeIfAbsent(group, key -> new HashSet<>());
    if (members.contains(group)) {
      return;
    }
    if (element.equals(group)) {
      collapse(group);
    } else if (members.add(element) && ++size > limit) {
      groups.entrySet().stream()
          .max(Comparator.comparingInt(entry -> entry.getValue().size()))
          .ifPresent(largest -> collapse(largest.getKey()));
    }
  }

  private void collapse(T group) {
    Set<T> before = groups.put(group, new HashSet<>(Set.of(group)));
    size += 1 - (before == null ? 0 : before.size());
  }

  /** How many elements it has now. */
  public int size() {
    return size;
  }

  /** What it has now, as an immutable set. */
  public Set<T> toSet() {
    Set<T> all = new HashSet<>();
    groups.values().forEach(all::addAll);
    return Set.copyOf(all);
  }
}
