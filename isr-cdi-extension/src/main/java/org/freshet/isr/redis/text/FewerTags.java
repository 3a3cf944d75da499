package org.freshet.isr.redis.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.freshet.isr.api.Tag;

/**
 * The tags of a raise that has too many: while one script raises them Redis does nothing else, and
 * nobody waits for it longer than for any other command.
 *
 * <p>The largest group of one namespace becomes that namespace, which stands for all of its tags,
 * then the next, until they are few enough: more is raised than was asked for, and never less.
 */
public final class FewerTags {

  private FewerTags() {}

  /**
   * The tags, or fewer that stand for all of them.
   *
   * @param most how many there may be, unless there are more namespaces
   */
  public static Set<Tag> of(Set<Tag> tags, int most) {
    if (tags.size() <= most) {
      return Set.copyOf(tags);
    }
    Map<Tag, List<Tag>> groups = new TreeMap<>();
    for (Tag tag : tags) {
      Tag namespace = tag.isNamespace() ? tag : tag.namespace();
      groups.computeIfAbsent(namespace, any -> new ArrayList<>()).add(tag);
    }
    List<Map.Entry<Tag, List<Tag>>> largestFirst = new ArrayList<>(groups.entrySet());
    largestFirst.sort((one, other) -> other.getValue().size() - one.getValue().size());
    Set<Tag> fewer = new HashSet<>(tags);
    for (Map.Entry<Tag, List<Tag>> group : largestFirst) {
      if (fewer.size() > most) {
        group.getValue().forEach(fewer::remove);
        fewer.add(group.getKey());
      }
    }
    return Set.copyOf(fewer);
  }
}
