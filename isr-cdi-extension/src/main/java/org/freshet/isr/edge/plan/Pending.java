package org.freshet.isr.edge.plan;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.freshet.isr.api.Tag;
import org.freshet.isr.edge.Purge.Target;
import org.freshet.isr.edge.Reach;
import org.freshet.isr.tags.BoundedSet;
import org.freshet.isr.tags.PathTags;

/**
 * What one edge is still to be told, each thing once. It stays bounded by becoming coarser: of
 * tags, the largest group becomes its namespace; when there are too many of those, or too many
 * URLs, everything is to be told. Not thread-safe.
 */
public final class Pending {

  private final Reach reach;
  private final int limit;
  private final BoundedSet<Tag> tags;
  private final Map<Target, Target> pages = new LinkedHashMap<>();
  private boolean everything;
  private long left;

  /**
   * Nothing.
   *
   * @param reach what the edge can be told
   * @param limit the most tags, and the most URLs
   */
  public Pending(Reach reach, int limit) {
    this.reach = reach;
    this.limit = limit;
    this.tags = new BoundedSet<>(limit, Tag::namespace);
  }

  /** Tags were raised. */
  public void addTags(Collection<Tag> raised) {
    if (everything) {
      return;
    }
    for (Tag tag : raised) {
      if (!canBeTold(tag)) {
        continue;
      }
      tags.add(tag);
      if (tags.size() > limit) {
        everything = true;
        return;
      }
    }
  }

  /**
   * Whether the edge is told of a tag, or of all, because of it; else it is told pages only, which
   * must not be given up for tags that it does not know.
   */
  private boolean canBeTold(Tag tag) {
    return reach.knowsTags() || reach.everything() || reach.prefixes() > 0 && PathTags.isUnder(tag);
  }

  /** A page has changed; ignored by an edge that knows tags. */
  public void addPage(Target page) {
    if (reach.knowsTags() || everything || pages.containsKey(page)) {
      return;
    }
    if (pages.size() < limit) {
      pages.put(page, page);
    } else if (reach.everything()) {
      everything = true;
      pages.clear();
    } else {
      left++;
    }
  }

  /** Takes over what another one holds. */
  public void addAll(Pending other) {
    everything |= other.everything;
    left += other.left;
    addTags(other.tags());
    other.pages().forEach(this::addPage);
  }

  /** Whether there is nothing to tell. */
  public boolean isEmpty() {
    return !everything && tags.size() == 0 && pages.isEmpty();
  }

  /** How many things there are to tell. */
  public int size() {
    return everything ? 1 : reach.knowsTags() ? tags.size() : pages.size();
  }

  /** How many pages there was no room for, and which nothing coarser could stand for. */
  public long left() {
    return left;
  }

  boolean everything() {
    return everything;
  }

  Set<Tag> tags() {
    return tags.toSet();
  }

  List<Target> pages() {
    return new ArrayList<>(pages.keySet());
  }
}
