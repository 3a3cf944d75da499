package org.freshet.isr.edge.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.freshet.isr.api.Tag;
import org.freshet.isr.edge.TagField;
import org.freshet.isr.tags.AnyTag;

/**
 * What stands in a response field for the tags of a response, within the limits of the field.
 *
 * <p>Each namespace is a group: the namespace itself, which is what raising all of it purges, and
 * the tags in it; paths also have those of the paths above them. When all of that is too much, the
 * largest group becomes the one tag that stands for any of its tags, which every purge of any of
 * them names as well ({@link PurgedTags}); then the next largest. When even that is too much, a
 * single tag is left that every purge whatsoever names. So what does not fit is purged too often,
 * and never too seldom.
 */
final class CarriedTags {

  private static final Tag ANY = Tag.of("any");

  private final TagField field;
  private final int takenTags;
  private final int takenBytes;
  private final Map<Tag, Set<String>> groups = new TreeMap<>();

  private CarriedTags(TagField field, Collection<String> taken) {
    this.field = field;
    this.takenTags = taken.size();
    this.takenBytes = bytes(taken, field);
  }

  /**
   * The tags to write.
   *
   * @return in a stable order, at least one if there are tags at all
   */
  static List<String> of(Collection<Tag> tags, TagField field) {
    return of(tags, field, Set.of());
  }

  /**
   * The tags to write beside others.
   *
   * @param taken what stands in the field already, as it is written there; leaves room
   */
  static List<String> of(Collection<Tag> tags, TagField field, Collection<String> taken) {
    CarriedTags carried = new CarriedTags(field, taken);
    tags.forEach(carried::add);
    while (carried.isTooMuch()) {
      if (!carried.collapseLargest()) {
        return List.of(WireTag.OVERFLOW);
      }
    }
    return carried.all();
  }

  /** Whether beside these there is room for the one tag that stands for all. */
  static boolean haveRoom(Collection<String> taken, TagField field) {
    return taken.size() < field.maxTags()
        && bytes(taken, field) + field.bytes(WireTag.OVERFLOW) <= field.maxBytes();
  }

  private static int bytes(Collection<String> taken, TagField field) {
    return taken.stream().mapToInt(tag -> tag.length() + field.separator().length()).sum();
  }

  /**
   * Whether what stands in the field speaks for these tags already, as that of a stored response.
   */
  static boolean areIn(Collection<String> taken, Collection<Tag> tags, TagField field) {
    return taken.contains(written(WireTag.OVERFLOW, field))
        || tags.stream().allMatch(tag -> isIn(taken, tag, field));
  }

  private static boolean isIn(Collection<String> taken, Tag tag, TagField field) {
    CarriedTags alone = new CarriedTags(field, Set.of());
    alone.add(tag);
    String coarse = alone.standsFor(tag.namespace());
    return taken.contains(written(coarse, field))
        || taken.containsAll(alone.all().stream().map(each -> written(each, field)).toList());
  }

  /** A tag as it stands in the field. */
  static String written(String tag, TagField field) {
    return field.quoted() ? '"' + tag + '"' : tag;
  }

  private void add(Tag tag) {
    Tag namespace = tag.namespace();
    Set<String> group = groups.computeIfAbsent(namespace, key -> new TreeSet<>());
    group.add(written(tag));
    if (!namespace.equals(ANY)) {
      group.add(written(namespace));
    }
    for (Tag above : AbovePaths.carried(tag)) {
      group.add(written(above));
    }
  }

  private List<String> all() {
    Set<String> all = new LinkedHashSet<>();
    groups.values().forEach(all::addAll);
    return new ArrayList<>(all);
  }

  private boolean isTooMuch() {
    List<String> all = all();
    int bytes = all.stream().mapToInt(field::bytes).sum();
    return takenTags + all.size() > field.maxTags() || takenBytes + bytes > field.maxBytes();
  }

  /** False if every group is one tag already. */
  private boolean collapseLargest() {
    Tag largest = null;
    int most = 1;
    for (Map.Entry<Tag, Set<String>> group : groups.entrySet()) {
      if (group.getValue().size() > most) {
        most = group.getValue().size();
        largest = group.getKey();
      }
    }
    if (largest == null) {
      return false;
    }
    groups.put(largest, Set.of(standsFor(largest)));
    return true;
  }

  private String standsFor(Tag namespace) {
    return namespace.equals(ANY) ? WireTag.OVERFLOW : written(AnyTag.of(namespace));
  }

  private String written(Tag tag) {
    return WireTag.of(tag, field.maxTagLength());
  }
}
