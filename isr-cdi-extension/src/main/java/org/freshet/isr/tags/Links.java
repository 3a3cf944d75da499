package org.freshet.isr.tags;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import org.freshet.isr.api.Tag;
import org.jspecify.annotations.Nullable;

/**
 * Which stored responses depend on which tags, both ways. Each is filed under its tags and under
 * their namespaces, so that a namespace is read like any tag.
 *
 * <p>Nothing here is on the hit path: one lock is held for a page of keys at most.
 */
final class Links {

  private final int bound;
  private final Map<String, Set<Tag>> tagsOf = new LinkedHashMap<>();
  private final Map<Tag, NavigableSet<String>> keysOf = new HashMap<>();

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
    for (Tag tag : withNamespaces(linked)) {
      keysOf.computeIfAbsent(tag, t -> new TreeSet<>()).add(key);
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
    for (Tag tag : withNamespaces(linked)) {
      keysOf.computeIfPresent(
          tag,
          (t, keys) -> {
            keys.remove(key);
            return keys.isEmpty() ? null : keys;
          });
    }
  }

  synchronized Set<Tag> tags(String key) {
    return tagsOf.getOrDefault(key, Set.of());
  }

  synchronized List<String> keys(Tag tag, @Nullable String after, int limit) {
    NavigableSet<String> keys = keysOf.get(tag);
    if (keys == null) {
      return List.of();
    }
    Iterator<String> rest = (after == null ? keys : keys.tailSet(after, false)).iterator();
    List<String> page = new ArrayList<>();
    while (page.size() < limit && rest.hasNext()) {
      page.add(rest.next());
    }
    return page;
  }

  private static Set<Tag> withNamespaces(Set<Tag> tags) {
    Set<Tag> all = new HashSet<>(tags);
    for (Tag tag : tags) {
      all.add(tag.namespace());
    }
    return all;
  }
}
